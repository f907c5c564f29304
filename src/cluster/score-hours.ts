import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import type { Tie } from './cluster.js';
import { hoursProfileOf, hoursScore, outsideBits, outsideScore } from './hours-profile.js';
import type { Profile } from './profile.js';

/** Mean of −log2(p) when p is uniform: what chance alone earns. */
const CHANCE_BITS = Math.LOG2E;

/** Bits of each cohort unit's active hours: how few units outside the group fit its hours as well. */
export function scoreHours(
  population: Population,
  clock: Clock,
  profile: Profile,
  cohort: readonly number[],
): Map<number, Tie[]> {
  const vectorOf = (unit: number): SparseVector => population.units[unit]!.vectors[clock.signal] as SparseVector;
  const group = hoursProfileOf([...profile.members].map(vectorOf), clock.firstHour, clock.hours);
  const bitsOfHours = outsideBits(group, clock.background);
  const reference: number[] = [];
  for (const unit of clock.referenceUnits) {
    const score = profile.members.has(unit) ? null : outsideScore(group, bitsOfHours, vectorOf(unit));
    if (score !== null) reference.push(score);
  }
  const sorted = Float64Array.from(reference).sort();
  const ties = new Map<number, Tie[]>();
  for (const unit of cohort) {
    const vector = vectorOf(unit);
    const score = profile.members.has(unit)
      ? hoursScore(group, clock.background, vector, true)
      : outsideScore(group, bitsOfHours, vector);
    if (score === null) continue;
    const tailProbability = (sorted.length - countBelow(sorted, score) + 1) / (sorted.length + 1);
    const bits = -Math.log2(tailProbability) - CHANCE_BITS;
    ties.set(unit, [{ signal: 'active-hours', bits, statement: { kind: 'hours', tailProbability, reference: sorted.length } }]);
  }
  return ties;
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
