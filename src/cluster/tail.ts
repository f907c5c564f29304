import { sortedOrder } from '../stats/sorted-order.js';
import { COHORT_PRIOR_UNITS, PRIOR_STRANGERS } from './outsider.js';

const NOBODY = new Float64Array(0);

/** How well a habit fits a group. */
export interface Fit {
  /** Of each unit of a cohort, by its place; NaN where the unit shows nothing of the habit. */
  readonly scores: Float64Array;
  /** Scores of units outside the group, ascending; null for that by which the cohort was chosen: the log is no measure of it. */
  readonly reference: Float64Array | null;
  /** Scores of strangers who have the group's settings, ascending. */
  readonly strangers?: Float64Array;
}

/** A fit of which it is known who stands before whom: the same cohort is held against several weightings of its outsiders. */
export interface RankedFit {
  /** Places of the units that show something of the habit, by ascending score. */
  readonly order: Uint32Array;
  /** Of each of them, where those with the same score begin. */
  readonly first: Uint32Array;
  /** Of each of them, the share of the reference that fits as well, or that of the strangers where it is higher; null without a reference. */
  readonly inPopulation: Float64Array | null;
  /** Units of the cohort. */
  readonly size: number;
  /** Units of the reference, of the cohort where there is none. */
  readonly reference: number;
}

/** Users of one tool have its pace, whatever they send: strangers with the group's settings count beside the log, which stands in for few. */
export function rankFit({ scores, reference, strangers = NOBODY }: Fit): RankedFit {
  const order = sortedOrder(scores);
  const first = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) {
    const isSame = rank > 0 && scores[order[rank] as number] === scores[order[rank - 1] as number];
    first[rank] = isSame ? (first[rank - 1] as number) : rank;
  }
  const size = scores.length;
  if (reference === null) return { order, first, inPopulation: null, size, reference: order.length };
  return { order, first, inPopulation: sharesOf({ scores, reference, strangers }, order), size, reference: reference.length };
}

/** Of each unit in its order, the share of a reference that scores as high, the unit itself counted in, or of the strangers. */
function sharesOf(
  { scores, reference, strangers }: { readonly [of in 'scores' | 'reference' | 'strangers']: Float64Array },
  order: Uint32Array,
): Float64Array {
  const shares = new Float64Array(order.length);
  let below = 0;
  let belowStrangers = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const score = scores[order[rank] as number] as number;
    while (below < reference.length && (reference[below] as number) < score) below++;
    while (belowStrangers < strangers.length && (strangers[belowStrangers] as number) < score) belowStrangers++;
    const inLog = (reference.length - below + 1) / (reference.length + 1);
    const fitting = strangers.length - belowStrangers + PRIOR_STRANGERS * inLog;
    shares[rank] = Math.max(inLog, fitting / (strangers.length + PRIOR_STRANGERS));
  }
  return shares;
}

/**
 * Of each cohort unit: how few units outside the group fit it as well, in the whole log and among the outsiders of its own cohort. People
 * who write one language share waking hours, and users of one application its pace. The unit itself is left out, and the log stands
 * in for few outsiders. Without a reference the unit counts among the outsiders, so that few of them let nobody be rare (the add-one rule; Davison
 * and Hinkley 1997, doi:10.1017/CBO9780511802843).
 * @param witnesses weight of each unit of the cohort as an outsider, by place; 0 for members
 * @returns tails by place; NaN where a unit shows nothing of the habit
 */
export function tailsOf({ order, first, inPopulation, size }: RankedFit, witnesses: Float64Array): Float64Array {
  const weightFrom = new Float64Array(order.length + 1);
  for (let rank = order.length - 1; rank >= 0; rank--)
    weightFrom[rank] = (weightFrom[rank + 1] as number) + (witnesses[order[rank] as number] as number);
  const all = weightFrom[0] as number;
  const tails = new Float64Array(size).fill(Number.NaN);
  for (let rank = 0; rank < order.length; rank++) {
    const place = order[rank] as number;
    const own = witnesses[place] as number;
    const fitting = (weightFrom[first[rank] as number] as number) - own;
    if (inPopulation === null) {
      tails[place] = (fitting + 1) / (all - own + 1);
      continue;
    }
    const outside = inPopulation[rank] as number;
    tails[place] = Math.max(outside, (fitting + COHORT_PRIOR_UNITS * outside) / (all - own + COHORT_PRIOR_UNITS));
  }
  return tails;
}
