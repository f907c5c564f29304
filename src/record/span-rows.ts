import type { FormatResult, FormatSettings, Row } from './format.js';
import { cleanAttributes } from './gen-ai-attributes.js';
import { genAiCall, skipReason, withoutText } from './gen-ai-call.js';
import { openJsonText } from './nested.js';
import { addAttributes, emptyAttributes } from './otlp-attributes.js';
import { readSpanContent } from './otlp-content.js';
import { idOf } from './otlp-logs.js';
import { nestedProblem, skipOf, timeProblem } from './row-problem.js';
import { readTime, type TimeUnit } from './time.js';
import { isRow, numberOf } from './value.js';
import { assumedClock } from './zone.js';

/** Names under which exporters of one span a row keep its parts. */
const TRACE_FIELDS = ['trace_id', 'traceId', 'TraceId', 'context.trace_id'] as const;
const SPAN_FIELDS = ['span_id', 'spanId', 'SpanId', 'context.span_id'] as const;
const START_FIELDS = ['start_time', 'startTime', 'Timestamp', 'start_time_unix_nano', 'startTimeUnixNano', 'timestamp'] as const;
const END_FIELDS = ['end_time', 'endTime', 'end_time_unix_nano', 'endTimeUnixNano'] as const;
const STATUS_FIELDS = ['status_code', 'StatusCode', 'status.code', 'status.status_code'] as const;
const MESSAGE_FIELDS = ['status_message', 'StatusMessage', 'status.message'] as const;
/** Objects, or their JSON text, that hold attributes; the resource first, since those of the span are laid over it. */
const HOLDERS = ['resource_attributes', 'ResourceAttributes', 'span_attributes', 'SpanAttributes', 'attributes'] as const;
const PREFIXES = ['resource.attributes.', 'attributes.'] as const;
const MAX_DEPTH = 8;

/** Whether a row is a span, whatever it is about: it has an id, a name and a start. */
export function isSpanRow(row: Row): boolean {
  const { name, SpanName: clickHouseName, span_name: otherName } = row;
  return (
    (name ?? clickHouseName ?? otherName) !== undefined &&
    SPAN_FIELDS.some((field) => row[field] !== undefined) &&
    START_FIELDS.some((field) => row[field] !== undefined)
  );
}

/**
 * A row that holds one span, with dotted columns or with an object of attributes.
 * @param unit of times that are written as numbers under a name that does not say it
 */
export function spanRowCalls(row: Row, settings: FormatSettings, unit: TimeUnit): readonly FormatResult[] {
  const { attributes, broken } = rowAttributes(row);
  if (broken !== null) return [nestedProblem(broken)];
  attributes['openinference.span.kind'] ??= openInferenceKind(row);
  const skip = skipReason(attributes);
  if (skip !== null) return [skipOf(skip)];
  const clock = assumedClock(settings.assumeTimeZone);
  const startField = fieldOf(row, START_FIELDS) ?? 'start_time';
  const startUnit = unitOf(startField, unit);
  const start = readTime(row[startField], startUnit, clock);
  if (start === null) return [timeProblem(startField, row[startField], startUnit)];
  const endField = fieldOf(row, END_FIELDS);
  const end = endField === null ? null : readTime(row[endField], unitOf(endField, unit), clock);
  const marks = cleanAttributes(attributes);
  const content = readSpanContent(attributes, plainEvents(row.events));
  if (content.broken !== null) return [nestedProblem(content.broken)];
  const operation = {
    traceId: idOf(firstOf(row, TRACE_FIELDS)),
    spanId: idOf(firstOf(row, SPAN_FIELDS)),
    attributes,
    start,
    endMs: end?.atMs ?? endByDuration(row, start.atMs),
    statusCode: firstOf(row, STATUS_FIELDS),
    statusMessage: firstOf(row, MESSAGE_FIELDS),
    marks: withoutText(marks, content),
  };
  return [genAiCall(operation, content)];
}

/** The attributes by their own names, beside the columns as they are: an account key may use either. */
function rowAttributes(row: Row): { readonly attributes: Record<string, unknown>; readonly broken: string | null } {
  const attributes = emptyAttributes();
  for (const holder of HOLDERS) {
    const value = row[holder];
    const held = typeof value === 'string' && value !== '' ? openJsonText(value) : value;
    if (Array.isArray(held)) addAttributes(held, attributes);
    else if (isRow(held)) addNested(attributes, '', held, 0);
    else if (typeof value === 'string' && value.startsWith('{')) return { attributes, broken: holder };
  }
  for (const key in row) {
    const value = row[key];
    // Tables leave the columns of other spans empty.
    if (value === null || value === '') continue;
    attributes[key] = value;
    const prefix = PREFIXES.find((each) => key.startsWith(each));
    if (prefix !== undefined) attributes[key.slice(prefix.length)] = value;
  }
  return { attributes, broken: null };
}

/** `{ gen_ai: { request: { model } } }` becomes `gen_ai.request.model`; lists stay as they are. */
function addNested(into: Record<string, unknown>, path: string, row: Row, depth: number): void {
  for (const key in row) {
    const value = row[key];
    const name = path === '' ? key : `${path}.${key}`;
    if (isRow(value) && depth < MAX_DEPTH) addNested(into, name, value, depth + 1);
    else if (value !== null && value !== '') into[name] = value;
  }
}

/** Phoenix writes the kind into a column of its own; in other exports that column holds the kinds of OpenTelemetry. */
function openInferenceKind(row: Row): unknown {
  return row['context.span_id'] === undefined && row['attributes.llm.model_name'] === undefined ? undefined : row.span_kind;
}

function plainEvents(events: unknown): readonly Row[] {
  const list = typeof events === 'string' ? openJsonText(events) : events;
  if (!Array.isArray(list)) return [];
  return list.filter(isRow).map(({ name, attributes }) => {
    const fields = emptyAttributes(isRow(attributes) ? attributes : {});
    addAttributes(attributes, fields);
    return { name, attributes: fields };
  });
}

function unitOf(field: string, otherwise: TimeUnit): TimeUnit {
  return field.toLowerCase().includes('nano') ? 'ns' : otherwise;
}

/** `Duration` of the ClickHouse exporter counts nanoseconds. */
function endByDuration(row: Row, startMs: number | null): number | null {
  const nanoseconds = numberOf(row.Duration ?? row.duration_ns);
  return startMs === null || nanoseconds === null ? null : startMs + nanoseconds / 1e6;
}

function fieldOf(row: Row, fields: readonly string[]): string | null {
  return fields.find((field) => row[field] !== undefined && row[field] !== null && row[field] !== '') ?? null;
}

function firstOf(row: Row, fields: readonly string[]): unknown {
  const field = fieldOf(row, fields);
  return field === null ? undefined : row[field];
}
