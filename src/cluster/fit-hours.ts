import type { SparseVector } from '../account/unit.js';
import { columnsOf } from '../link/columns.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import { hoursProfileOf, hoursScore, outsideBits, outsideScore } from './hours-profile.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

/** Units that are held against a group: its cohort, and strangers with its settings (see strangersWithSettings). */
export interface FittedUnits {
  readonly cohort: readonly number[];
  readonly strangers?: readonly number[];
}

/** How well the active hours of cohort units fit those of a group. */
export function fitHours(population: Population, clock: Clock, profile: Profile, units: FittedUnits): Fit {
  const vectorOf = (unit: number): SparseVector => population.units[unit]!.vectorOf(clock.signal);
  const { starts, ids } = columnsOf(population, clock.signal);
  const group = hoursProfileOf([...profile.members].map(vectorOf), clock.firstHour, clock.hours);
  const bitsOfHours = outsideBits(group, clock.background);
  const scoreOf = (unit: number): number =>
    profile.isMember[unit] === 1
      ? (hoursScore(group, clock.background, vectorOf(unit), true) ?? Number.NaN)
      : outsideScore(group, bitsOfHours, ids, starts[unit] as number, starts[unit + 1] as number);
  return fitOf(scoreOf, clock, profile, units);
}

/** Scores of the cohort and, as the reference, of units outside the group, and of strangers. @param scoreOf NaN for a unit that shows nothing */
export function fitOf(
  scoreOf: (unit: number) => number,
  { referenceUnits }: Clock,
  { isMember }: Profile,
  { cohort, strangers = [] }: FittedUnits,
): Fit {
  const scores = new Float64Array(cohort.length);
  for (let place = 0; place < cohort.length; place++) scores[place] = scoreOf(cohort[place] as number);
  const reference = new Float64Array(referenceUnits.length);
  let size = 0;
  for (const unit of referenceUnits) {
    const score = isMember[unit] === 1 ? Number.NaN : scoreOf(unit);
    if (!Number.isNaN(score)) reference[size++] = score;
  }
  return {
    scores,
    reference: reference.subarray(0, size).sort(),
    strangers: Float64Array.from(strangers, scoreOf)
      .filter((score) => !Number.isNaN(score))
      .sort(),
  };
}
