import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import type { Tie } from './cluster.js';
import { hoursProfileOf, hoursScore, outsideBits, outsideScore } from './hours-profile.js';
import { COHORT_PRIOR_UNITS, type Outsider } from './outsider.js';
import type { Profile } from './profile.js';

/** Mean of −log2(p) when p is uniform: what chance alone earns. */
const CHANCE_BITS = Math.LOG2E;

/** How well the hours of cohort units fit a group. */
export interface HoursFit {
  readonly scores: ReadonlyMap<number, number>;
  /** Scores of units outside the group, ascending. */
  readonly reference: Float64Array;
}

export function fitHours(population: Population, clock: Clock, profile: Profile, cohort: readonly number[]): HoursFit {
  const vectorOf = (unit: number): SparseVector => population.units[unit]!.vectors[clock.signal] as SparseVector;
  const group = hoursProfileOf([...profile.members].map(vectorOf), clock.firstHour, clock.hours);
  const bitsOfHours = outsideBits(group, clock.background);
  const scoreOf = (unit: number): number | null =>
    profile.members.has(unit)
      ? hoursScore(group, clock.background, vectorOf(unit), true)
      : outsideScore(group, bitsOfHours, vectorOf(unit));
  const outside = clock.referenceUnits.filter((unit) => !profile.members.has(unit));
  const scores = new Map<number, number>();
  for (const unit of cohort) {
    const score = scoreOf(unit);
    if (score !== null) scores.set(unit, score);
  }
  return { scores, reference: Float64Array.from(outside.map(scoreOf).filter((score) => score !== null)).sort() };
}

/**
 * Bits of each cohort unit's active hours: how few units outside the group fit its hours as well, in the whole log and among the
 * outsiders of its own cohort. People who write one language share waking hours.
 */
export function scoreHours({ scores, reference }: HoursFit, outsiders: readonly Outsider[]): Map<number, Tie> {
  const tailInCohort = cohortTail(scores, outsiders);
  const ties = new Map<number, Tie>();
  for (const [unit, score] of scores) {
    const inPopulation = (reference.length - countBelow(reference, score) + 1) / (reference.length + 1);
    const tailProbability = Math.max(inPopulation, tailInCohort(unit, score, inPopulation));
    const bits = -Math.log2(tailProbability) - CHANCE_BITS;
    ties.set(unit, { signal: 'active-hours', bits, statement: { kind: 'hours', tailProbability, reference: reference.length } });
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
