import type { Column } from './account.js';
import { COLUMN_INDEX } from './column-index.js';
import { hashPair, hashText } from './hash.js';

/** Longest label and excerpt kept, in UTF-16 units. */
export const LABEL_CHARS = 200;

/** Texts that are remembered, and the longest of them: system prompts come back in call after call, and comparing is cheaper than hashing. */
const REMEMBERED_TEXTS = 1 << 13;
const REMEMBERED_CHARS = 4_096;
/** Characters of a text, evenly spread, that say where it is remembered. */
const PROBES = 8;

/** A value of a labelled column. */
export interface LabelledText {
  readonly column: Column;
  readonly text: string;
  readonly hash: number;
  readonly label: string;
}

const remembered: (LabelledText | undefined)[] = new Array(REMEMBERED_TEXTS).fill(undefined);

/** Hash and label of a value. What is remembered changes nothing but the time it takes. */
export function labelledText(column: Column, text: string): LabelledText {
  if (text.length > REMEMBERED_CHARS) return makeLabelled(column, text);
  const at = placeOf(text) & (REMEMBERED_TEXTS - 1);
  const known = remembered[at];
  if (known !== undefined && known.column === column && known.text === text) return known;
  const made = makeLabelled(column, text);
  remembered[at] = made;
  return made;
}

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

function makeLabelled(column: Column, text: string): LabelledText {
  return { column, text, hash: columnHash(column, text), label: cutText(text) };
}

function placeOf(text: string): number {
  const step = Math.max(1, Math.floor(text.length / PROBES));
  let place = text.length;
  for (let i = text.length - 1; i >= 0; i -= step) place = (Math.imul(place, 31) + text.charCodeAt(i)) | 0;
  return place ^ (place >>> 13);
}
