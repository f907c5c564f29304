import type { FormatResult, FormatSettings, LogFormat, Row, RowAids } from '../format.js';
import { cleanAttributes, SPAN_CALLER } from '../gen-ai-attributes.js';
import { type GenAiOperation, genAiCall, skipReason, withoutText } from '../gen-ai-call.js';
import { addAttributes, emptyAttributes } from '../otlp-attributes.js';
import { OPERATION_EVENT, readSpanContent, type SpanContent } from '../otlp-content.js';
import { idOf, type LogEvent, logEvents } from '../otlp-logs.js';
import { eventsOf, OTLP_PARTNERS, spanOf, spansOf } from '../otlp-partners.js';
import { nestedProblem, shapeProblem, skipOf, timeProblem } from '../row-problem.js';
import { readTime } from '../time.js';
import { isRow, rowOf } from '../value.js';

/** OTLP JSON lines with GenAI spans or events (all generations of the conventions) or OpenInference spans. One row may hold many calls. */
export const otlp: LogFormat = {
  id: 'otlp',
  title: 'OpenTelemetry OTLP JSON with GenAI spans',
  rule: '`resourceSpans` or `resourceLogs` (or `resourceMetrics`, which are skipped)',
  needs: ['resourceSpans'],
  fits: (row) => row.resourceSpans !== undefined || row.resourceLogs !== undefined || row.resourceMetrics !== undefined,
  ...SPAN_CALLER,
  about: {
    source: 'open-telemetry/semantic-conventions v1.26 to v1.41, OTLP file exporter; Arize-ai/openinference',
    losses: [
      'content is opt-in and often absent, or written as log events: give their file as an input or with --join',
      'an event that stands without its span has the time at which it was written, near the end of the call',
      'sampling leaves no trace in the file: no statement about totals',
      'everything, the user included, is set by the instrumented service',
      'tool calls and reasoning are not kept as text',
    ],
    unread: [
      'resource attributes but those of the caller',
      'span names and kinds',
      'gen_ai.provider.name',
      'gen_ai.usage.cache_read.input_tokens',
      'gen_ai.usage.cache_creation.input_tokens',
      'gen_ai.usage.reasoning.output_tokens',
      'gen_ai.agent.*',
      'gen_ai.response.time_to_first_chunk',
      'llm.cost.*',
    ],
  },
  partners: OTLP_PARTNERS,
  toCalls,
};

function toCalls(row: Row, _settings: FormatSettings, aids: RowAids): readonly FormatResult[] {
  if (row.resourceSpans !== undefined) {
    if (!Array.isArray(row.resourceSpans)) return [shapeProblem('expected `resourceSpans` to be a list')];
    const results: FormatResult[] = [];
    for (const { span, attributes } of spansOf(row)) results.push(readSpan(span, attributes, aids));
    return results.length === 0 ? [skipOf('OTLP row without spans')] : results;
  }
  if (row.resourceLogs === undefined) return [skipOf('OTLP metrics')];
  if (!Array.isArray(row.resourceLogs)) return [shapeProblem('expected `resourceLogs` to be a list')];
  const operations = logEvents(row).filter(({ name }) => name === OPERATION_EVENT);
  if (operations.length === 0) return [skipOf('OTLP log records: none tells of a whole operation')];
  return operations.map((event) => readOperationEvent(event, aids));
}

function readSpan(span: Row, attributes: Record<string, unknown>, aids: RowAids): FormatResult {
  const skip = skipReason(attributes);
  if (skip !== null) return skipOf(skip);
  const start = readTime(span.startTimeUnixNano, 'ns', null);
  if (start === null) return timeProblem('startTimeUnixNano', span.startTimeUnixNano, 'ns');
  const cleaned = cleanAttributes(attributes);
  const { traceId, spanId } = idsOf(span);
  const own = flattenEvents(span.events);
  const content = readSpanContent(attributes, own);
  if (content.broken !== null) return nestedProblem(content.broken);
  const status = rowOf(span.status);
  const operation = {
    traceId,
    spanId,
    attributes,
    start,
    endMs: endMsOf(span),
    statusCode: status.code,
    statusMessage: status.message,
    marks: cleaned,
  };
  return isWhole(content) ? genAiCall(operation, content) : completeSpan(operation, own, content, aids);
}

function isWhole({ conversation, answer }: SpanContent): boolean {
  return conversation.messages.length > 0 && answer.text !== null;
}

/** Text that the span lacks may stand in log events. */
function completeSpan(operation: GenAiOperation, own: readonly Row[], content: SpanContent, aids: RowAids): FormatResult {
  const { events, isAmbiguous } = eventsOf(aids, operation);
  const whole = events.length === 0 ? content : readSpanContent(operation.attributes, [...own, ...events]);
  const marks = isAmbiguous ? [...operation.marks, 'partner-ambiguous' as const] : withoutText(operation.marks, whole);
  return genAiCall({ ...operation, marks }, whole.broken === null ? whole : content);
}

/** The same call as that of its span: both carry one request id, so a log that holds span and event counts it once. */
function readOperationEvent(event: LogEvent, aids: RowAids): FormatResult {
  const { partner, mark } = spanOf(aids, event);
  const span = rowOf(partner?.span);
  const attributes = emptyAttributes(event.attributes);
  Object.assign(attributes, rowOf(partner?.attributes));
  const skip = skipReason(attributes);
  if (skip !== null) return skipOf(skip);
  const field = partner === null ? 'timeUnixNano' : 'startTimeUnixNano';
  const written = partner === null ? event.time : span.startTimeUnixNano;
  const start = readTime(written, 'ns', null);
  if (start === null) return timeProblem(field, written, 'ns');
  const marks = [...cleanAttributes(attributes)];
  const content = readSpanContent({}, [{ name: event.name, attributes }]);
  if (content.broken !== null) return nestedProblem(content.broken);
  // Without its span the event says all, but for the caller.
  const hasCaller = (attributes['user.id'] ?? attributes['enduser.id']) !== undefined;
  if (mark === 'partner-ambiguous' || (mark !== false && !hasCaller)) marks.push(mark);
  const { code, message } = rowOf(span.status);
  const { traceId, spanId } = event;
  return genAiCall(
    { traceId, spanId, attributes, start, endMs: endMsOf(span), statusCode: code, statusMessage: message, marks },
    content,
  );
}

function idsOf(span: Row): { readonly traceId: string | null; readonly spanId: string | null } {
  return { traceId: idOf(span.traceId), spanId: idOf(span.spanId) };
}

function endMsOf(span: Row): number | null {
  return readTime(span.endTimeUnixNano, 'ns', null)?.atMs ?? null;
}

/** Events with their attributes as flat rows. */
function flattenEvents(events: unknown): readonly Row[] {
  if (!Array.isArray(events) || events.length === 0) return NO_EVENTS;
  return events.filter(isRow).map(({ name, attributes }) => {
    const fields = emptyAttributes();
    addAttributes(attributes, fields);
    return { name, attributes: fields };
  });
}

const NO_EVENTS: readonly Row[] = Object.freeze([]);
