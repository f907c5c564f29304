import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import { hoursProfileOf, hoursScore, outsideBits, outsideScore } from './hours-profile.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

export function fitHours(population: Population, clock: Clock, profile: Profile, cohort: readonly number[]): Fit {
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

