import type { Column } from './call-columns.js';
import { COLUMN_INDEX } from './call-columns.js';

/** Texts that are remembered, and the longest of them: system prompts come back in call after call, and comparing is cheaper than hashing. */
const REMEMBERED_TEXTS = 1 << 16;
const REMEMBERED_CHARS = 4_096;
/** Characters of a text, evenly spread, that say where it is remembered. */
const PROBES = 8;
const COLUMN_BITS = 5;

/** Values that were seen lately, with their hashes. What is remembered changes nothing but the time it takes. */
export interface KnownLabels {
  readonly texts: (string | undefined)[];
  /** For each text its mark (column, length and probes) and its hash: most texts that differ are told apart without a look at them. */
  readonly marks: Int32Array;
}

export function createKnownLabels(): KnownLabels {
  return {
    texts: new Array<string | undefined>(REMEMBERED_TEXTS).fill(undefined),
    marks: new Int32Array(2 * REMEMBERED_TEXTS),
  };
}

/** The hash of a value that is remembered, or 0. */
export function knownHash({ texts, marks }: KnownLabels, column: Column, text: string): number {
  const mark = markOf(text, COLUMN_INDEX[column]);
  const at = placeOf(mark);
  return marks[2 * at] === mark && texts[at] === text ? (marks[2 * at + 1] as number) >>> 0 : 0;
}

export function remember({ texts, marks }: KnownLabels, column: Column, text: string, hash: number): void {
  if (text.length > REMEMBERED_CHARS) return;
  const mark = markOf(text, COLUMN_INDEX[column]);
  const at = placeOf(mark);
  texts[at] = text;
  marks[2 * at] = mark;
  marks[2 * at + 1] = hash;
}

/** The column in the low bits as it is, so that a mark never stands for the same text in another column. */
function markOf(text: string, column: number): number {
  const step = Math.max(1, Math.floor(text.length / PROBES));
  let mark = text.length;
  for (let i = text.length - 1; i >= 0; i -= step) mark = Math.imul(mark ^ text.charCodeAt(i), 0x01000193) ^ (mark >>> 15);
  return (mark << COLUMN_BITS) | column;
}

function placeOf(mark: number): number {
  return (Math.imul(mark, 0x9e3779b1) >>> 16) & (REMEMBERED_TEXTS - 1);
}
