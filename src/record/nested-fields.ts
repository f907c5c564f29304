import type { Row } from './format.js';
import { openJsonText, startsLikeJson } from './nested.js';
import { isMessageList } from './prompt.js';
import { readAnswer } from './read-answer.js';
import { isRow } from './value.js';

export interface OpenedRow {
  readonly row: Row;
  readonly nested: boolean;
  /** The first field that looked like JSON text of a log and could not be read, or null. */
  readonly broken: string | null;
}

/** What a field must hold once it is opened; a plain answer or prompt that happens to be JSON stays text. */
type BodyKind = 'messages' | 'answer' | 'object';

export interface NestedField {
  readonly field: string;
  readonly kind: BodyKind;
}

/** Marks that tell cut JSON of a log from a plain text that merely starts like JSON. */
const LOG_KEYS: readonly string[] = ['"role"', '"choices"', '"messages"', '"usage"', '"user_api_key'];
/** How much of the text is searched for such a mark: they stand near the start. */
const MARK_CHARS = 400;

/**
 * Opens the fields of a row that hold JSON as text; other fields and plain text stay. Without such fields the row itself comes back,
 * so the usual row costs one look at each field and no copy.
 */
export function openFields(row: Row, fields: readonly NestedField[]): OpenedRow {
  let opened: Record<string, unknown> | null = null;
  for (let i = 0; i < fields.length; i++) {
    const { field, kind } = fields[i] as NestedField;
    const text = row[field];
    if (typeof text !== 'string' || !startsLikeJson(text)) continue;
    const value = openJsonText(text);
    if (value === undefined && isCutJson(text, kind)) return { row, nested: true, broken: field };
    if (value === undefined || !isBody(value, kind)) continue;
    opened ??= { ...row };
    opened[field] = value;
  }
  return { row: opened ?? row, nested: opened !== null, broken: null };
}

function isBody(value: unknown, kind: BodyKind): boolean {
  if (isRow(value) && Object.keys(value).length === 0) return true;
  if (kind === 'messages') return isMessageList(isRow(value) ? value.messages : value);
  if (kind === 'object') return isRow(value);
  return readAnswer(value).text !== null || (isRow(value) && (value.error !== undefined || isRow(value.body)));
}

/** Text that was JSON of a log and does not end. */
export function isCutJson(text: string, kind: BodyKind): boolean {
  if (kind === 'object') return true;
  const head = text.slice(0, MARK_CHARS);
  return LOG_KEYS.some((key) => head.includes(key));
}
