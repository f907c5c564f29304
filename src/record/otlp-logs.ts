import type { Row } from './format.js';
import { addAttributes, anyValue, emptyAttributes } from './otlp-attributes.js';
import { isMessageEvent, OPERATION_EVENT } from './otlp-content.js';
import { isRow, rowOf } from './value.js';

/** A GenAI event written as a log record. `attributes` also hold the fields of its body, as events of a span do. */
export interface LogEvent {
  readonly name: string;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly attributes: Row;
  readonly time: unknown;
}

/** The GenAI events among the log records of an OTLP row. The resource's attributes are laid under those of each event. */
export function logEvents(row: Row): readonly LogEvent[] {
  const events: LogEvent[] = [];
  for (const resource of listOf(row.resourceLogs)) {
    const shared = emptyAttributes();
    addAttributes(rowOf(rowOf(resource).resource).attributes, shared);
    for (const scope of listOf(rowOf(resource).scopeLogs)) {
      for (const record of listOf(rowOf(scope).logRecords)) addEvent(events, rowOf(record), shared);
    }
  }
  return events;
}

/** The name has a field of its own since version 1.5 of the protocol; before, it was an attribute. */
function addEvent(events: LogEvent[], record: Row, shared: Row): void {
  const attributes = emptyAttributes(shared);
  addAttributes(record.attributes, attributes);
  const name = record.eventName || attributes['event.name'];
  if (typeof name !== 'string' || !isGenAiEvent(name)) return;
  const body = anyValue(record.body);
  if (isRow(body)) for (const key in body) attributes[key] = body[key];
  else if (typeof body === 'string' && attributes.content === undefined) attributes.content = body;
  events.push({
    name,
    traceId: idOf(record.traceId),
    spanId: idOf(record.spanId),
    attributes,
    time: stated(record.timeUnixNano) ?? stated(record.observedTimeUnixNano),
  });
}

function isGenAiEvent(name: string): boolean {
  return name === OPERATION_EVENT || name === 'gen_ai.choice' || isMessageEvent(name);
}

/** Ids are hexadecimal text; an empty one is none. */
export function idOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A time of 0 is an unknown time in the protocol. */
function stated(time: unknown): unknown {
  return time === undefined || time === 0 || time === '0' || time === '' ? undefined : time;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
