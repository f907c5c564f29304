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

/** The same, written into a list, from the least to the most that is wanted. @returns the place after the last */
export function copyFeatures(
  { store, cells }: CallSample,
  slot: number,
  into: Uint32Array,
  at: number,
  least = 1,
  most = 2 ** 32 - 1,
): number {
  const cell = cells[slot] as number;
  const { words } = blockOf(store, cell);
  const from = wordOf(cell) + FEATURE_WORD;
  let end = at;
  for (let i = from; i < from + FEATURE_SLOTS; i++) {
    const feature = words[i] as number;
    if (feature === 0 || feature > most) break;
    if (feature >= least) into[end++] = feature;
  }
  return end;
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
