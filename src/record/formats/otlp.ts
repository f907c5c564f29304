import type { FormatRecord, FormatResult, FormatSettings, LogFormat, Row } from '../format.js';
import { openJsonText } from '../nested.js';
import { addAttributes, emptyAttributes } from '../otlp-attributes.js';
import { readSpanContent, type SpanContent } from '../otlp-content.js';
import { type ParametersDraft, readParameters } from '../parameters.js';
import { callOf, nestedProblem, shapeProblem, skipOf, timeProblem } from '../row-problem.js';
import { readTime, type TimeReading } from '../time.js';
import { readUsage } from '../usage.js';
import { countOf, durationOf, firstText, isRow, rowOf, textOf } from '../value.js';

/** Operations whose model calls have spans of their own; counting both would double them. */
const WRAPPERS: ReadonlySet<unknown> = new Set(['invoke_agent', 'create_agent', 'execute_tool', 'invoke_workflow']);

/** OTLP JSON lines with GenAI spans (all generations of the conventions) or OpenInference spans. One row may hold many calls. */
export const otlp: LogFormat = {
  id: 'otlp',
  title: 'OpenTelemetry OTLP JSON with GenAI spans',
  rule: '`resourceSpans` (or `resourceLogs`, `resourceMetrics`, which are skipped)',
  needs: ['resourceSpans'],
  fits: (row) => row.resourceSpans !== undefined || row.resourceLogs !== undefined || row.resourceMetrics !== undefined,
  accountKey: 'user.id|enduser.id',
  accountKeyTrust: 'asserted',
  identifiers: {
    observed: ['client.address', 'user_agent.original (as the service saw them)'],
    asserted: ['user.id', 'enduser.id', 'resource attributes'],
  },
  about: {
    source: 'open-telemetry/semantic-conventions v1.26 to v1.41, OTLP file exporter; Arize-ai/openinference',
    losses: [
      'content is opt-in and often absent, or written as separate log events, which are not joined',
      'sampling leaves no trace in the file: no statement about totals',
      'everything, the user included, is set by the instrumented service',
    ],
  },
  toCalls,
};

function toCalls(row: Row, _settings: FormatSettings): readonly FormatResult[] {
  const { resourceSpans } = row;
  if (resourceSpans === undefined) return [skipOf('OTLP log events or metrics, no spans')];
  if (!Array.isArray(resourceSpans)) return [shapeProblem('expected `resourceSpans` to be a list')];
  const results: FormatResult[] = [];
  for (const resource of resourceSpans) addResource(results, rowOf(resource));
  return results.length === 0 ? [skipOf('OTLP row without spans')] : results;
}

function addResource(results: FormatResult[], resource: Row): void {
  const shared = emptyAttributes();
  addAttributes(rowOf(resource.resource).attributes, shared);
  const scopes = resource.scopeSpans ?? resource.instrumentationLibrarySpans;
  for (const scope of Array.isArray(scopes) ? scopes : []) {
    const { spans } = rowOf(scope);
    for (const span of Array.isArray(spans) ? spans : []) results.push(readSpan(rowOf(span), shared));
  }
}

function readSpan(span: Row, shared: Row): FormatResult {
  const attributes = emptyAttributes(shared);
  addAttributes(span.attributes, attributes);
  const skip = skipReason(attributes);
  if (skip !== null) return skipOf(skip);
  const content = readSpanContent(attributes, flattenEvents(span.events));
  if (content.broken !== null) return nestedProblem(content.broken);
  const time = readTime(span.startTimeUnixNano, 'ns', null);
  if (time === null) return timeProblem('startTimeUnixNano', span.startTimeUnixNano, 'ns');
  return callOf(attributes, toRecord(span, attributes, content, time));
}

function skipReason(attributes: Row): string | null {
  const kind = attributes['openinference.span.kind'];
  if (kind !== undefined) return kind === 'LLM' ? null : 'span of another kind than LLM';
  const operation = attributes['gen_ai.operation.name'];
  if (WRAPPERS.has(operation)) return 'span of an agent or tool; its model calls have spans of their own';
  const isModelCall =
    operation ?? attributes['gen_ai.request.model'] ?? attributes['gen_ai.system'] ?? attributes['gen_ai.provider.name'];
  return isModelCall === undefined ? 'span without gen_ai attributes' : null;
}

/** Events with their attributes as flat rows; undefined when there are none. */
function flattenEvents(events: unknown): Row[] | undefined {
  if (!Array.isArray(events) || events.length === 0) return undefined;
  return events.filter(isRow).map(({ name, attributes }) => {
    const fields = emptyAttributes();
    addAttributes(attributes, fields);
    return { name, attributes: fields };
  });
}

function toRecord(
  span: Row,
  attributes: Row,
  { conversation, answer, nested }: SpanContent,
  { atMs, zone }: TimeReading,
): FormatRecord {
  const errorCode = errorOf(span, attributes);
  const usage = readUsage(answer.usage);
  return {
    requestId: requestId(span, attributes),
    apiKey: null,
    organisation: textOf(attributes['organization.id']),
    endUser: textOf(attributes['enduser.id']),
    atMs,
    zone,
    ip: textOf(attributes['client.address']),
    userAgent: textOf(attributes['user_agent.original']),
    operation: firstText(attributes['gen_ai.operation.name'], attributes['openinference.span.kind']),
    model: modelOf(attributes),
    parameters: parametersOf(attributes),
    system: conversation.system,
    messages: conversation.messages,
    newFrom: conversation.newFrom,
    response: answer.text,
    stopReason: answer.stopReason ?? finishReason(attributes),
    inputTokens: inputTokens(attributes) ?? usage.inputTokens,
    outputTokens: outputTokens(attributes) ?? usage.outputTokens,
    latencyMs: latencyMs(span, atMs),
    status: errorCode === null ? 'ok' : 'error',
    errorCode,
    cacheHit: false,
    nested,
  };
}

/** Without the provider's id the span's own id tells one call from another. */
function requestId(span: Row, attributes: Row): string | null {
  const id = textOf(attributes['gen_ai.response.id']);
  if (id !== null) return id;
  const spanId = textOf(span.spanId);
  return spanId === null ? null : `${textOf(span.traceId) ?? ''}:${spanId}`;
}

function modelOf(attributes: Row): string | null {
  const asked = firstText(attributes['gen_ai.request.model'], attributes['llm.request.model_name']);
  return asked ?? firstText(attributes['gen_ai.response.model'], attributes['llm.model_name']);
}

function inputTokens(attributes: Row): number | null {
  const value = attributes['gen_ai.usage.input_tokens'] ?? attributes['gen_ai.usage.prompt_tokens'];
  return countOf(value ?? attributes['llm.token_count.prompt']);
}

function outputTokens(attributes: Row): number | null {
  const value = attributes['gen_ai.usage.output_tokens'] ?? attributes['gen_ai.usage.completion_tokens'];
  return countOf(value ?? attributes['llm.token_count.completion']);
}

function parametersOf(attributes: Row): ParametersDraft {
  const stated = attributes['llm.invocation_parameters'];
  const parameters = readParameters(typeof stated === 'string' ? openJsonText(stated) : stated);
  const tools = attributes['gen_ai.tool.definitions'];
  return readParameters(
    {
      temperature: attributes['gen_ai.request.temperature'],
      top_p: attributes['gen_ai.request.top_p'],
      top_k: attributes['gen_ai.request.top_k'],
      max_tokens: attributes['gen_ai.request.max_tokens'],
      n: attributes['gen_ai.request.choice.count'],
      seed: attributes['gen_ai.request.seed'] ?? attributes['gen_ai.openai.request.seed'],
      stop: attributes['gen_ai.request.stop_sequences'],
      stream: attributes['gen_ai.request.stream'],
      response_format: attributes['gen_ai.output.type'] ?? attributes['gen_ai.openai.request.response_format'],
      tools: typeof tools === 'string' ? openJsonText(tools) : tools,
    },
    parameters,
  );
}

function finishReason(attributes: Row): string | null {
  const reasons = attributes['gen_ai.response.finish_reasons'];
  return textOf(Array.isArray(reasons) ? reasons[0] : reasons);
}

/** Status code 2 is an error; an unset status is none, by convention. */
function errorOf(span: Row, attributes: Row): string | null {
  const { code, message } = rowOf(span.status);
  const type = textOf(attributes['error.type']);
  if (type !== null || (code !== 2 && code !== '2' && code !== 'STATUS_CODE_ERROR')) return type;
  return textOf(message)?.slice(0, 100) ?? 'error';
}

function latencyMs(span: Row, atMs: number | null): number | null {
  const end = readTime(span.endTimeUnixNano, 'ns', null);
  if (atMs === null || end === null || end.atMs === null) return null;
  return durationOf(end.atMs - atMs);
}
