import { contentRatio, similarity } from './kernels.js';
import type { SignalWeight } from './link.js';
import { CONTENT, type Population } from './population.js';
import { contentOf } from './postings.js';
import { weightBits } from './staircase.js';

/** Most bits one family may add to a link: its signals are correlated, and a sum would count one fact twice. */
export const FAMILY_CAP_BITS = 8;
/** Content bits below which a pair is none: two strangers' texts, however alike their clients. */
const LEAST_CONTENT_BITS = -1;

/** Bits of a pair above the prior; −Infinity for a pair that cannot reach it. Fast while the left unit stays the same. */
export type PairWeigher = (left: number, right: number) => number;

/**
 * Sum over families, each capped, less the prior. The cheap signals come first; content, whose vectors are long, is only looked at
 * when it could still lift the pair above the prior, and the histograms, which can add little, after it. What is skipped could not
 * have made a link, so the result is the same.
 */
export function createPairWeigher(population: Population, weights: readonly SignalWeight[], priorBits: number): PairWeigher {
  const { signals, units } = population;
  const familyNames = [...new Set(signals.map(({ family }) => family))];
  const families = Uint8Array.from(signals, ({ family }) => familyNames.indexOf(family));
  const sums = new Float64Array(familyNames.length);
  const isHistogram = signals.map(({ kernel }) => kernel === 'histogram');
  const others = signals.map((_, signal) => signal).filter((signal) => signal !== CONTENT && !isHistogram[signal]);
  const histograms = signals
    .map((_, signal) => signal)
    .filter((signal) => isHistogram[signal] && weights[signal]!.bits.length > 0);
  const mostOf = (signal: number): number => Math.max(0, weights[signal]?.bits.at(-1) ?? 0);
  const mostHistogramBits = histograms.reduce((sum, signal) => sum + mostOf(signal), 0);
  const contentOfPair = createContentRatios(population);
  const add = (signal: number, left: number, right: number): number => {
    const value = signal === CONTENT ? contentOfPair(left, right) : similarity(population, signal, units[left]!, units[right]!);
    const bits = weightBits(weights[signal] as SignalWeight, value);
    sums[families[signal] as number] = (sums[families[signal] as number] as number) + bits;
    return bits;
  };
  return (left, right) => {
    sums.fill(0);
    for (const signal of others) add(signal, left, right);
    if (capped(sums) + mostOf(CONTENT) + mostHistogramBits <= priorBits) return Number.NEGATIVE_INFINITY;
    if (add(CONTENT, left, right) < LEAST_CONTENT_BITS) return Number.NEGATIVE_INFINITY;
    if (capped(sums) + mostHistogramBits <= priorBits) return Number.NEGATIVE_INFINITY;
    for (const signal of histograms) add(signal, left, right);
    return capped(sums) - priorBits;
  };
}

/** Content ratio of two units. The left one's content lies spread out in a table, so that the right one's is read alone. */
function createContentRatios({ units, features }: Population): (left: number, right: number) => number | null {
  const table = new Float64Array(features.size);
  let spread = -1;
  const write = (unit: number, isCleared: boolean): void => {
    const { ids, weights } = contentOf(units[unit]!);
    for (let i = 0; i < ids.length; i++) table[ids[i] as number] = isCleared ? 0 : (weights[i] as number);
  };
  return (left, right) => {
    if (left !== spread) {
      if (spread >= 0) write(spread, true);
      write(left, false);
      spread = left;
    }
    const { ids, weights } = contentOf(units[right]!);
    if (ids.length === 0 || contentOf(units[left]!).ids.length === 0) return null;
    let overlap = 0;
    for (let i = 0; i < ids.length; i++) overlap += (weights[i] as number) * (table[ids[i] as number] as number);
    return contentRatio(units[left]!, units[right]!, overlap);
  };
}

function capped(sums: Float64Array): number {
  let sum = 0;
  for (const bits of sums) sum += Math.min(FAMILY_CAP_BITS, bits);
  return sum;
}
