import type { Column } from './account.js';
import { COLUMN_INDEX } from './column-index.js';

/** Texts that are remembered, and the longest of them: system prompts come back in call after call, and comparing is cheaper than hashing. */
const REMEMBERED_TEXTS = 1 << 14;
const REMEMBERED_CHARS = 4_096;
/** Characters of a text, evenly spread, that say where it is remembered. */
const PROBES = 8;

/** Values that were seen lately, with their hashes. What is remembered changes nothing but the time it takes. */
export interface KnownLabels {
  readonly texts: (string | undefined)[];
  readonly columns: Uint8Array;
  readonly hashes: Uint32Array;
}

export function createKnownLabels(): KnownLabels {
  return {
    texts: new Array<string | undefined>(REMEMBERED_TEXTS).fill(undefined),
    columns: new Uint8Array(REMEMBERED_TEXTS),
    hashes: new Uint32Array(REMEMBERED_TEXTS),
  };
}

/** The hash of a value that is remembered, or 0. */
export function knownHash({ texts, columns, hashes }: KnownLabels, column: Column, text: string): number {
  const at = placeOf(text);
  return columns[at] === COLUMN_INDEX[column] && texts[at] === text ? (hashes[at] as number) : 0;
}

export function remember({ texts, columns, hashes }: KnownLabels, column: Column, text: string, hash: number): void {
  if (text.length > REMEMBERED_CHARS) return;
  const at = placeOf(text);
  texts[at] = text;
  columns[at] = COLUMN_INDEX[column];
  hashes[at] = hash;
}

function placeOf(text: string): number {
  const step = Math.max(1, Math.floor(text.length / PROBES));
  let place = text.length;
  for (let i = text.length - 1; i >= 0; i -= step) place = (Math.imul(place, 31) + text.charCodeAt(i)) | 0;
  return (place ^ (place >>> 13)) & (REMEMBERED_TEXTS - 1);
}
