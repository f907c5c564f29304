import type { Row } from './format.js';
import { openJsonText } from './nested.js';
import { isRow } from './value.js';

const MARK = 'ModelInvocationLog';
/** Events of a list that are looked at to recognise it; permission checks of the log's owner may stand first. */
const LOOKED_AT = 8;

export function isInvocation(row: Row): boolean {
  return row.schemaType === MARK || isWrapped(row) || isRecordList(row.logEvents) || isRecordList(row.events);
}

interface UnwrappedRecord {
  /** Null when what stands in `field` cannot be read. */
  readonly record: Row | null;
  readonly field: string;
  readonly isWrapped: boolean;
}

/**
 * The invocation records of a row: itself, the text that CloudWatch wrapped (`message` in exports, `@message` in Insights), or those in
 * a list of log events (`logEvents` in subscriptions, `events` from its API).
 */
export function unwrapRecords(row: Row): readonly UnwrappedRecord[] {
  if (row.schemaType === MARK) return [{ record: row, field: '', isWrapped: false }];
  if (isWrapped(row)) return [unwrap(row)];
  const events = isRecordList(row.logEvents) ? row.logEvents : row.events;
  return Array.isArray(events) ? events.filter(isRow).filter(isWrapped).map(unwrap) : [];
}

function isRecordList(list: unknown): boolean {
  return Array.isArray(list) && list.slice(0, LOOKED_AT).some((event) => isRow(event) && isWrapped(event));
}

function isWrapped(row: Row): boolean {
  return isRecordText(row.message) || isRecordText(row['@message']);
}

function isRecordText(message: unknown): boolean {
  if (typeof message === 'string') return message.startsWith('{') && message.includes(`"${MARK}"`);
  return isRow(message) && message.schemaType === MARK;
}

function unwrap(row: Row): UnwrappedRecord {
  const field = isRecordText(row.message) ? 'message' : '@message';
  const message = row[field];
  const opened = typeof message === 'string' ? openJsonText(message) : message;
  return { record: isRow(opened) && opened.schemaType === MARK ? opened : null, field, isWrapped: true };
}
