import type { SparseVector } from '../account/unit.js';
import { sortWords } from '../stats/sort-words.js';

/** Room for features at first, and by how much it grows: copying stays below the cost of sorting, and little lies idle. */
const LEAST_ROOM = 65_536;
const GROWTH = 1.5;

/** Dense numbers for the content features that at least two units share; the others can match nothing. */
export interface FeatureIndex {
  /** Number of shared features. */
  readonly size: number;
  /** Units that hold the feature, by dense number. */
  readonly units: Uint32Array;
  /** −1 for a feature that a single unit holds. */
  numberOf(feature: number): number;
  /**
   * Inverse document frequency of a number, natural logarithm; document = unit, not call: one busy account must not make its words
   * common.
   */
  weightOf(number: number): number;
}

/**
 * Sorts all features of all units once and counts runs: millions of features, no object each, and no table larger than what is shared.
 * Numbers rise with the feature, so vectors sorted by feature stay sorted by number.
 * @param vectors looked at one after another: whoever makes them need not hold them all
 */
export function indexFeatures(vectors: Iterable<Pick<SparseVector, 'ids'>>): FeatureIndex {
  let all = new Uint32Array(LEAST_ROOM);
  let filled = 0;
  let units = 0;
  for (const { ids } of vectors) {
    if (filled + ids.length > all.length) all = grown(all, filled + ids.length);
    all.set(ids, filled);
    filled += ids.length;
    units++;
  }
  return tabulate(...repeatedWords(sortWords(all.subarray(0, filled))), units);
}

function grown(list: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(GROWTH * list.length)));
  larger.set(list);
  return larger;
}

/** Words that occur more than once in a sorted list, ascending, and how often. The list is overwritten. */
export function repeatedWords(sorted: Uint32Array): [words: Uint32Array, counts: Uint32Array] {
  let size = 0;
  const counts = new Uint32Array(sorted.length >>> 1);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const word = sorted[from] as number;
    while (to < sorted.length && sorted[to] === word) to++;
    if (to - from < 2) continue;
    counts[size] = to - from;
    sorted[size++] = word;
  }
  return [sorted.slice(0, size), counts.slice(0, size)];
}

/** Open addressing from feature to number; a slot is the feature and its number plus one, side by side. */
function tabulate(features: Uint32Array, units: Uint32Array, totalUnits: number): FeatureIndex {
  const mask = 2 ** Math.max(4, Math.ceil(Math.log2(features.length + 1)) + 1) - 1;
  const slots = new Uint32Array(2 * (mask + 1));
  features.forEach((feature, number) => {
    const at = find(slots, mask, feature);
    slots[at] = feature;
    slots[at + 1] = number + 1;
  });
  const weigh = (holders: number): number => Math.log((totalUnits + 1) / (holders + 0.5));
  const weights = Float64Array.from(units, weigh);
  const aloneWeight = weigh(1);
  return {
    size: features.length,
    units,
    numberOf: (feature) => (slots[find(slots, mask, feature) + 1] as number) - 1,
    weightOf: (number) => (number < 0 ? aloneWeight : (weights[number] as number)),
  };
}

/** Where the key's slot begins, or the empty one where it belongs. Features are never 0. */
function find(slots: Uint32Array, mask: number, key: number): number {
  let at = Math.imul(key, 0x9e3779b1) >>> 0;
  at = (at ^ (at >>> 15)) & mask;
  while (slots[2 * at] !== 0 && slots[2 * at] !== key) at = (at + 1) & mask;
  return 2 * at;
}
