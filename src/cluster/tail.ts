import { COHORT_PRIOR_UNITS, type Outsider } from './outsider.js';

/** How well a habit of cohort units fits a group. */
export interface Fit {
  readonly scores: ReadonlyMap<number, number>;
  /** Scores of units outside the group, ascending. */
  readonly reference: Float64Array;
}

/**
 * Of each cohort unit: how few units outside the group fit it as well, in the whole log and among the outsiders of its own cohort. People
 * who write one language share waking hours, and users of one application its pace.
 */
export function tailsOf({ scores, reference }: Fit, outsiders: readonly Outsider[]): Map<number, number> {
  const tailInCohort = cohortTail(scores, outsiders);
  const tails = new Map<number, number>();
  for (const [unit, score] of scores) {
    const inPopulation = (reference.length - countBelow(reference, score) + 1) / (reference.length + 1);
    tails.set(unit, Math.max(inPopulation, tailInCohort(unit, score, inPopulation)));
  }
  return tails;
}

/** Weighted share of the outsiders that fit at least as well, the unit itself left out; the population stands in for few of them. */
function cohortTail(
  scores: ReadonlyMap<number, number>,
  outsiders: readonly Outsider[],
): (unit: number, score: number, inPopulation: number) => number {
  const fitted = outsiders
    .flatMap(({ unit, weight }) => (scores.has(unit) ? [{ unit, weight, score: scores.get(unit) as number }] : []))
    .sort((left, right) => left.score - right.score);
  const sorted = Float64Array.from(fitted, ({ score }) => score);
  const weightFrom = new Float64Array(fitted.length + 1);
  for (let at = fitted.length - 1; at >= 0; at--) weightFrom[at] = (weightFrom[at + 1] as number) + fitted[at]!.weight;
  const own = new Map(fitted.map(({ unit, weight }) => [unit, weight]));
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
