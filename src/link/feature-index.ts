import type { SparseVector } from '../account/unit.js';
import { sortWords } from '../stats/sort-words.js';

/** Room for features at first, and by how much it grows: copying stays below the cost of sorting, and little lies idle. */
const LEAST_ROOM = 65_536;
const GROWTH = 1.5;
/** A short log has few features: a handful of leading bits is enough for any. */
const LEAST_LEADING_BITS = 4;
/** Features numbered together: what is known of so many fits into a processor's cache. */
const NUMBERED_TOGETHER = 32_768;
/** Stands for the number of a feature that a single unit holds. */
export const ALONE = 2 ** 32 - 1;

/** Dense numbers for the content features that at least two units share; the others can match nothing. */
export interface FeatureIndex {
  /** Number of shared features. */
  readonly size: number;
  /** Units that hold the feature, by dense number. */
  readonly units: Uint32Array;
  /** −1 for a feature that a single unit holds. */
  numberOf(feature: number): number;
  /**
   * Replaces the features of many ascending lists by their numbers, ALONE for −1. A few thousand features at a time, list after list:
   * looked up one by one in a large log, each would cost a trip to memory.
   * @param lists one after another
   * @param ends where each list ends and the next one begins; 0 first
   */
  numberAll(lists: Uint32Array, ends: Uint32Array): void;
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

/** Numbers by the leading bits of the feature: what is near each other in features lies near each other here (see numberAll). */
function tabulate(features: Uint32Array, units: Uint32Array, totalUnits: number): FeatureIndex {
  const shift = 32 - Math.max(LEAST_LEADING_BITS, Math.ceil(Math.log2(features.length + 1)));
  const first = firstNumbers(features, shift);
  const weigh = (holders: number): number => Math.log((totalUnits + 1) / (holders + 0.5));
  const weights = Float64Array.from(units, weigh);
  const aloneWeight = weigh(1);
  const numberOf = (feature: number): number => {
    const leading = feature >>> shift;
    let low = first[leading] as number;
    const end = first[leading + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((features[middle] as number) < feature) low = middle + 1;
      else high = middle;
    }
    return low < end && features[low] === feature ? low : -1;
  };
  return {
    size: features.length,
    units,
    numberOf,
    numberAll: (lists, ends) => {
      const next = ends.slice();
      for (let from = 0; from < features.length + NUMBERED_TOGETHER; from += NUMBERED_TOGETHER) {
        const bound = features[from + NUMBERED_TOGETHER] ?? Number.POSITIVE_INFINITY;
        for (let list = 0; list + 1 < ends.length; list++) {
          const end = ends[list + 1] as number;
          let at = next[list] as number;
          for (; at < end && (lists[at] as number) < bound; at++) lists[at] = numberOf(lists[at] as number);
          next[list] = at;
        }
      }
    },
    weightOf: (number) => (number < 0 ? aloneWeight : (weights[number] as number)),
  };
}

/** For each value of the leading bits, the first number that has it or a higher one. */
function firstNumbers(features: Uint32Array, shift: number): Uint32Array {
  const first = new Uint32Array(2 ** (32 - shift) + 1);
  for (const feature of features) first[(feature >>> shift) + 1]!++;
  for (let leading = 1; leading < first.length; leading++) first[leading]! += first[leading - 1] as number;
  return first;
}
