import type { SignalKernel } from '../account/signals/signal.js';
import type { SparseVector } from '../account/unit.js';
import { type Stretch, wholeStretch } from './columns.js';
import type { FeatureIndex, UnitContent } from './feature-index.js';
import type { DescribedUnit, Population } from './population.js';

/**
 * Least mean overlap of a unit's own calls used as a divisor: an account whose calls never repeat a word would otherwise look
 * infinitely like everybody. The 1 % point of units in worlds of 1,700 accounts (measured: 0.21).
 */
export const LEAST_WITHIN = 0.2;

/** Similarity of two units under one signal, in the signal's unit; null when one of them has nothing to compare. */
export function similarity(population: Population, signal: number, left: DescribedUnit, right: DescribedUnit): number | null {
  const kernel = (population.signals[signal] as { kernel: SignalKernel }).kernel;
  if (kernel === 'content') return similarContent(population, left, right);
  const leftVector = left.vectorOf(signal);
  const rightVector = right.vectorOf(signal);
  if (leftVector.ids.length === 0 || rightVector.ids.length === 0) return null;
  switch (kernel) {
    case 'category':
      return sharedRarityBits(
        wholeStretch(leftVector),
        wholeStretch(rightVector),
        population.holders[signal] as ReadonlyMap<number, number>,
        population.units.length,
      );
    case 'histogram':
      return -jensenShannonBits(leftVector, rightVector);
    case 'hours':
      return sharedHours(wholeStretch(leftVector), wholeStretch(rightVector));
    default:
      return kernel satisfies never;
  }
}

/**
 * Between-unit similarity over the geometric mean of the similarities within: 1 for two random shares of one queue.
 * @param overlap dot product of the units' content
 */
export function contentRatio(left: DescribedUnit, right: DescribedUnit, overlap: number): number | null {
  if (left.withinContent === null || right.withinContent === null) return null;
  return overlap / Math.sqrt(Math.max(LEAST_WITHIN, left.withinContent) * Math.max(LEAST_WITHIN, right.withinContent));
}

function similarContent({ features }: Population, left: DescribedUnit, right: DescribedUnit): number | null {
  if (left.content.ids.length === 0 || right.content.ids.length === 0) return null;
  return contentRatio(left, right, overlapOf(features, left.content, right.content));
}

/** Mean weighted overlap of the calls of two units: over shared features, both shares of calls and the squared weight. */
export function overlapOf({ squares }: FeatureIndex, left: UnitContent, right: UnitContent): number {
  const { ids: a, counts: x } = left;
  const { ids: b, counts: y } = right;
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) sum += (squares[a[i] as number] as number) * (x[i] as number) * (y[j] as number);
    // Which list goes on is as good as a toss: its sign bit says so without a branch. Of equal ones both do.
    const isBefore = difference >>> 31;
    const isAfter = (0 - difference) >>> 31;
    i += 1 - isAfter;
    j += 1 - isBefore;
  }
  return sum / (left.calls * right.calls);
}

/** Σ over shared values of the smaller share × log2(units / holders). The absent value (0) is never shared. */
export function sharedRarityBits(left: Stretch, right: Stretch, holders: ReadonlyMap<number, number>, units: number): number {
  const { ids: a, weights: x } = left;
  const { ids: b, weights: y } = right;
  let bits = 0;
  let j = right.from;
  for (let i = left.from; i < left.to; i++) {
    const value = a[i] as number;
    while (j < right.to && (b[j] as number) < value) j++;
    if (j === right.to) break;
    if (b[j] === value && value !== 0)
      bits += Math.min(x[i] as number, y[j] as number) * Math.log2(units / (holders.get(value) ?? 1));
  }
  return bits;
}

/** Pseudo-count added to every bin that either unit uses: thin units have empty bins by chance. */
const BIN_PRIOR = 0.3;

function jensenShannonBits(left: SparseVector, right: SparseVector): number {
  const bins = countBins(left.ids, right.ids);
  const leftTotal = left.calls + BIN_PRIOR * bins;
  const rightTotal = right.calls + BIN_PRIOR * bins;
  let bits = 0;
  let i = 0;
  let j = 0;
  while (i < left.ids.length || j < right.ids.length) {
    const a = i < left.ids.length ? (left.ids[i] as number) : Number.POSITIVE_INFINITY;
    const b = j < right.ids.length ? (right.ids[j] as number) : Number.POSITIVE_INFINITY;
    const p = ((a <= b ? (left.weights[i++] as number) * left.calls : 0) + BIN_PRIOR) / leftTotal;
    const q = ((b <= a ? (right.weights[j++] as number) * right.calls : 0) + BIN_PRIOR) / rightTotal;
    const middle = (p + q) / 2;
    bits += (p * Math.log2(p / middle) + q * Math.log2(q / middle)) / 2;
  }
  return bits;
}

/** Bins that either unit uses. */
function countBins(left: Uint32Array, right: Uint32Array): number {
  let bins = left.length;
  let i = 0;
  for (const id of right) {
    while (i < left.length && (left[i] as number) < id) i++;
    if (left[i] !== id) bins++;
  }
  return bins;
}

/** Equal hours count one, hours beside an hour of the other count a quarter from either side. */
export function sharedHours(left: Stretch, right: Stretch): number {
  const a = matchHours(left, right);
  const b = matchHours(right, left);
  return (a.equal + (a.beside + b.beside) / 4) / Math.sqrt((left.to - left.from) * (right.to - right.from));
}

/** Of the first list's hours: how many are in the second, and how many only beside one of it. */
function matchHours({ ids: hours, from, to }: Stretch, other: Stretch): { equal: number; beside: number } {
  const others = other.ids;
  let equal = 0;
  let beside = 0;
  let j = other.from;
  for (let i = from; i < to; i++) {
    const hour = hours[i] as number;
    while (j < other.to && (others[j] as number) < hour) j++;
    const next = j < other.to ? others[j] : undefined;
    if (next === hour) equal++;
    else if (next === hour + 1 || (j > other.from && others[j - 1] === hour - 1)) beside++;
  }
  return { equal, beside };
}
