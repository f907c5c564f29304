import type { Tie } from './cluster.js';
import { COHORT_PRIOR_UNITS, type Outsider } from './outsider.js';

/** How well the habits of cohort units fit a group. */
export interface Fit {
  readonly scores: ReadonlyMap<number, number>;
  /** Scores of units outside the group, ascending. */
  readonly reference: Float64Array;
}

/**
 * Bits of each cohort unit's active hours: how few units outside the group fit its hours as well, in the whole log and among the
 * outsiders of its own cohort. People who write one language share waking hours.
 */
export function scoreTail(signal: string, { scores, reference }: Fit, outsiders: readonly Outsider[], members: ReadonlySet<number>): Map<number, Tie> {
  const tailInCohort = cohortTail(scores, outsiders);
  const tails = new Map<number, number>();
  for (const [unit, score] of scores) {
    const inPopulation = (reference.length - countBelow(reference, score) + 1) / (reference.length + 1);
    tails.set(unit, Math.max(inPopulation, tailInCohort(unit, score, inPopulation)));
  }
  const own = [...members].flatMap((unit) => tails.get(unit) ?? []).sort((left, right) => left - right);
  const middle = own.length === 0 ? 1 : (own[Math.floor(own.length / 2)] as number);
  const chance = Math.log2(1 - Math.log(middle));
  const ties = new Map<number, Tie>();
  for (const [unit, tailProbability] of tails) {
    const bits = -Math.log2(Math.max(middle, tailProbability)) - chance;
    ties.set(unit, { signal, bits, statement: { kind: 'hours', tailProbability, reference: reference.length } });
  }
  return ties;
}

/** Weighted share of the outsiders that fit at least as well, the unit itself left out; the population stands in for few of them. */
function cohortTail(
  scores: ReadonlyMap<number, number>,
  outsiders: readonly Outsider[],
): (unit: number, score: number, inPopulation: number) => number {
  const timed = outsiders
    .flatMap(({ unit, weight }) => (scores.has(unit) ? [{ unit, weight, score: scores.get(unit) as number }] : []))
    .sort((left, right) => left.score - right.score);
  const sorted = Float64Array.from(timed, ({ score }) => score);
  const weightFrom = new Float64Array(timed.length + 1);
  for (let at = timed.length - 1; at >= 0; at--) weightFrom[at] = (weightFrom[at + 1] as number) + timed[at]!.weight;
  const own = new Map(timed.map(({ unit, weight }) => [unit, weight]));
  return (unit, score, inPopulation) => {
    const self = own.get(unit) ?? 0;
    const fitting = (weightFrom[countBelow(sorted, score)] as number) - self;
    return (fitting + COHORT_PRIOR_UNITS * inPopulation) / ((weightFrom[0] as number) - self + COHORT_PRIOR_UNITS);
  };
}

function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean of e-values under any dependence is one (Vovk and Wang 2021); told of is the one in which the middle member agrees most. */
export function eitherOf(alternatives: readonly Map<number, Tie>[], members: ReadonlySet<number>): Map<number, Tie> {
  if (alternatives.length === 1) return alternatives[0] as Map<number, Tie>;
  const middleOf = (ties: Map<number, Tie>): number => {
    const bits = [...members].flatMap((unit) => ties.get(unit)?.bits ?? []).sort((a, b) => a - b);
    return bits.length === 0 ? 0 : (bits[Math.floor(bits.length / 2)] as number);
  };
  const told = [...alternatives].sort((a, b) => middleOf(b) - middleOf(a))[0] as Map<number, Tie>;
  const ties = new Map<number, Tie>();
  for (const [unit, tie] of told) {
    const all = alternatives.flatMap((other) => other.get(unit)?.bits ?? []);
    ties.set(unit, { ...tie, bits: Math.log2(all.reduce((sum, bits) => sum + 2 ** bits, 0) / all.length) });
  }
  return ties;
}
