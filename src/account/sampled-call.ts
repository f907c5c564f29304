import type { RowPlace } from '../source/source.js';
import type { CallSample } from './account.js';
import { COLUMN_INDEX, type Column, FEATURE_SLOTS } from './call-columns.js';
import { wideAt, wordAt } from './call-sample.js';
import {
  BYTE_WIDE,
  blockOf,
  COLUMN_WORD,
  FEATURE_WORD,
  LENGTH_WORD,
  LINE_WORD,
  PIECE_WORD,
  SOURCE_WORD,
  TIME_WIDE,
  wordOf,
} from './call-store.js';

/** Time of a sampled call; NaN when the log does not say. */
export function timeOfCall(sample: CallSample, slot: number): number {
  return wideAt(sample, slot, TIME_WIDE);
}

export function columnOfCall(sample: CallSample, slot: number, column: Column): number {
  return wordAt(sample, slot, COLUMN_WORD + COLUMN_INDEX[column]);
}

/** Content features: ascending, zeros cut off. */
export function featuresOfCall({ store, cells }: CallSample, slot: number): Uint32Array {
  const cell = cells[slot] as number;
  const { words } = blockOf(store, cell);
  const from = wordOf(cell) + FEATURE_WORD;
  let to = from;
  while (to < from + FEATURE_SLOTS && words[to] !== 0) to++;
  return words.subarray(from, to);
}

/** The same, written into a list. @returns the place after the last */
export function copyFeatures({ store, cells }: CallSample, slot: number, into: Uint32Array, at: number): number {
  const cell = cells[slot] as number;
  const { words } = blockOf(store, cell);
  const from = wordOf(cell) + FEATURE_WORD;
  let copied = 0;
  for (; copied < FEATURE_SLOTS && words[from + copied] !== 0; copied++) into[at + copied] = words[from + copied] as number;
  return at + copied;
}

/** Where the call stands; its line is counted within the piece. */
export function placeOfCall(sample: CallSample, slot: number): RowPlace {
  return {
    source: wordAt(sample, slot, SOURCE_WORD),
    piece: wordAt(sample, slot, PIECE_WORD),
    line: wordAt(sample, slot, LINE_WORD),
    byte: wideAt(sample, slot, BYTE_WIDE),
    length: wordAt(sample, slot, LENGTH_WORD),
  };
}

/** The excerpt of a call of a sealed sample; null when it is not among those that are quoted. */
export function excerptOfCall({ quotes }: CallSample, slot: number): string | null {
  return quotes[slot]?.excerpt ?? null;
}
