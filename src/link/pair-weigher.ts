import type { Signal } from '../account/signals/signal.js';
import { columnsOf, sharedColumnsOf, stretchOf } from './columns.js';
import type { UnitContent } from './feature-index.js';
import { contentRatio, sharedHours, sharedRarityBits, similarity } from './kernels.js';
import type { SignalWeight } from './link.js';
import { loneValuesOf, NO_VALUE, SEVERAL_VALUES } from './lone-values.js';
import { CONTENT, type Population } from './population.js';
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
  const others = signals
    .map((_, signal) => signal)
    .filter((signal) => signal !== CONTENT && !isHistogram[signal] && weights[signal]!.bits.length > 0);
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
  const bitsOf = signals.map((_, signal) => createBits(population, weights, signal));
  return (left, right) => {
    sums.fill(0);
    for (const signal of others) sums[families[signal] as number]! += bitsOf[signal]!(left, right);
    if (capped(sums) + mostOf(CONTENT) + mostHistogramBits <= priorBits) return Number.NEGATIVE_INFINITY;
    if (add(CONTENT, left, right) < LEAST_CONTENT_BITS) return Number.NEGATIVE_INFINITY;
    if (capped(sums) + mostHistogramBits <= priorBits) return Number.NEGATIVE_INFINITY;
    for (const signal of histograms) add(signal, left, right);
    return capped(sums) - priorBits;
  };
}

type PairBits = (left: number, right: number) => number;

/** Bits of a signal, out of lists in which the units stand one after another: a pair's own vectors lie anywhere. */
function createBits(population: Population, weights: readonly SignalWeight[], signal: number): PairBits {
  const weight = weights[signal] as SignalWeight;
  const { kernel } = population.signals[signal] as Signal;
  if (kernel === 'category') return createCategoryBits(population, weight, signal);
  if (kernel !== 'hours') return () => 0;
  const hours = columnsOf(population, signal);
  return (left, right) => {
    const [own, other] = [stretchOf(hours, left), stretchOf(hours, right)];
    return own.from === own.to || other.from === other.to ? 0 : weightBits(weight, sharedHours(own, other));
  };
}

function createCategoryBits(population: Population, weight: SignalWeight, signal: number): PairBits {
  const { units } = population;
  const lone = loneValuesOf(population, signal);
  const shared = sharedColumnsOf(population, signal);
  const holders = population.holders[signal] as ReadonlyMap<number, number>;
  const ofDifferent = weightBits(weight, 0);
  return (left, right) => {
    const [own, other] = [lone[left] as number, lone[right] as number];
    if (own === NO_VALUE || other === NO_VALUE) return 0;
    if (own !== SEVERAL_VALUES && other !== SEVERAL_VALUES && own !== other) return ofDifferent;
    const [a, b] = [stretchOf(shared, left), stretchOf(shared, right)];
    if (a.from === a.to || b.from === b.to) return ofDifferent;
    return weightBits(weight, sharedRarityBits(a, b, holders, units.length));
  };
}

/** Content ratio of two units. The left one's content lies spread out in a table, so that the right one's is read alone. */
function createContentRatios({ units, features }: Population): (left: number, right: number) => number | null {
  const table = new Float64Array(features.size);
  let spread = -1;
  const clear = ({ ids }: UnitContent): void => {
    for (let i = 0; i < ids.length; i++) table[ids[i] as number] = 0;
  };
  const write = ({ ids, counts }: UnitContent): void => {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      table[id] = (features.squares[id] as number) * (counts[i] as number);
    }
  };
  return (left, right) => {
    const own = units[left]!.content;
    if (left !== spread) {
      if (spread >= 0) clear(units[spread]!.content);
      write(own);
      spread = left;
    }
    const { ids, counts, calls } = units[right]!.content;
    if (ids.length === 0 || own.ids.length === 0) return null;
    let overlap = 0;
    for (let i = 0; i < ids.length; i++) overlap += (counts[i] as number) * (table[ids[i] as number] as number);
    return contentRatio(units[left]!, units[right]!, overlap / (own.calls * calls));
  };
}

function capped(sums: Float64Array): number {
  let sum = 0;
  for (const bits of sums) sum += Math.min(FAMILY_CAP_BITS, bits);
  return sum;
}
