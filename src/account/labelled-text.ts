import type { Column } from './call-columns.js';
import { COLUMN_INDEX } from './call-columns.js';
import { hashPair, hashText } from './hash.js';

/** Longest label and excerpt kept, in UTF-16 units. */
export const LABEL_CHARS = 200;

/** The column is part of the hash, so one label table serves all columns. 0 for what the log does not say. */
export function columnHash(column: Column, value: string | null): number {
  return value === null || value === '' ? 0 : hashPair(COLUMN_INDEX[column] + 1, hashText(value));
}

/**
 * The beginning of a text, cut without splitting a surrogate pair, in memory of its own: what V8 cuts out of a text keeps the whole
 * of it alive (a prompt, for its first words).
 */
export function cutText(text: string, chars = LABEL_CHARS): string {
  if (text.length <= chars) return text;
  const last = text.charCodeAt(chars - 1);
  return ` ${text.slice(0, last >= 0xd800 && last <= 0xdbff ? chars - 1 : chars)}`.slice(1);
}
