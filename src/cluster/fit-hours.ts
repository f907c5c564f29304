import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import { hoursProfileOf, hoursScore, outsideBits, outsideScore } from './hours-profile.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

/** How well the active hours of cohort units fit those of a group. */
export function fitHours(population: Population, clock: Clock, profile: Profile, cohort: readonly number[]): Fit {
  const vectorOf = (unit: number): SparseVector => population.units[unit]!.vectors[clock.signal] as SparseVector;
  const group = hoursProfileOf([...profile.members].map(vectorOf), clock.firstHour, clock.hours);
  const bitsOfHours = outsideBits(group, clock.background);
  const scoreOf = (unit: number): number | null =>
    profile.members.has(unit)
      ? hoursScore(group, clock.background, vectorOf(unit), true)
      : outsideScore(group, bitsOfHours, vectorOf(unit));
  return fitOf(scoreOf, clock, profile, cohort);
}

/** Scores of the cohort and, as the reference, of units outside the group. */
export function fitOf(
  scoreOf: (unit: number) => number | null,
  { referenceUnits }: Clock,
  { members }: Profile,
  cohort: readonly number[],
): Fit {
  const scores = new Map<number, number>();
  for (const unit of cohort) {
    const score = scoreOf(unit);
    if (score !== null) scores.set(unit, score);
  }
  const reference = new Float64Array(referenceUnits.length);
  let size = 0;
  for (const unit of referenceUnits) {
    const score = members.has(unit) ? null : scoreOf(unit);
    if (score !== null) reference[size++] = score;
  }
  return { scores, reference: reference.subarray(0, size).sort() };
}
