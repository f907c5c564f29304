import { conversationsOf, type SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

/** Share of the background in the group's shares: one odd call must not be impossible. */
const BACKGROUND_SHARE = 0.1;

/**
 * How well the habit of cohort units fits a group: the mean over a unit's calls of log2(share of the bin in the group / share in the
 * population), the unit itself left out.
 */
export function fitHabit(population: Population, clock: Clock, profile: Profile, id: string, cohort: readonly number[]): Fit {
  const { vectors, background } = habitOf(population, id);
  const group = new Float64Array(background.length);
  let describing = 0;
  for (const member of profile.members) {
    const { ids, weights } = vectors[member] as SparseVector;
    if (ids.length > 0) describing++;
    for (let i = 0; i < ids.length; i++) group[ids[i] as number]! += weights[i] as number;
  }
  const bits = group.map((sum, bin) => {
    const q = background[bin] as number;
    return Math.log2(((1 - BACKGROUND_SHARE) * (sum / Math.max(1, describing)) + BACKGROUND_SHARE * q) / q);
  });
  const scoreOf = (unit: number): number | null => {
    const { ids, weights } = vectors[unit] as SparseVector;
    const inside = profile.members.has(unit);
    const others = describing - (inside ? 1 : 0);
    if (ids.length === 0 || others === 0) return null;
    let score = 0;
    for (let i = 0; i < ids.length; i++) {
      const own = weights[i] as number;
      const bin = ids[i] as number;
      if (!inside) { score += own * (bits[bin] as number); continue; }
      const q = background[bin] as number;
      const p = Math.max(0, (group[bin] as number) - own) / others;
      score += own * Math.log2(((1 - BACKGROUND_SHARE) * p + BACKGROUND_SHARE * q) / q);
    }
    return score;
  };
  const scores = new Map<number, number>();
  for (const unit of cohort) {
    const score = scoreOf(unit);
    if (score !== null) scores.set(unit, score);
  }
  const reference = new Float64Array(clock.referenceUnits.length);
  let n = 0;
  for (const unit of clock.referenceUnits) {
    if (profile.members.has(unit)) continue;
    const score = scoreOf(unit);
    if (score !== null) reference[n++] = score;
  }
  return { scores, reference: reference.slice(0, n).sort() };
}

interface Habit { vectors: SparseVector[]; background: Float64Array }
const habits = new WeakMap<Population, Map<string, Habit>>();
function habitOf(population: Population, id: string): Habit {
  const known = habits.get(population) ?? new Map<string, Habit>();
  habits.set(population, known);
  const before = known.get(id);
  if (before) return before;
  const signal = population.signals.findIndex((each) => each.id === id);
  const vectors = population.units.map(({ unit, vectors }) => {
    if (signal >= 0) return vectors[signal] as SparseVector;
    const calls = id === 'calls' ? unit.account.calls * unit.share : (unit.account.calls * unit.share * conversationsOf(unit, unit.slots).length) / unit.slots.length;
    const bin = 1 + Math.round(8 * Math.log2(Math.max(1, calls)));
    return { ids: Uint32Array.of(bin - 1, bin, bin + 1), weights: Float64Array.of(0.25, 0.5, 0.25), calls: 1 };
  });
  const background = new Float64Array(256);
  let n = 0;
  for (const { ids, weights } of vectors) {
    if (ids.length > 0) n++;
    for (let i = 0; i < ids.length; i++) background[ids[i] as number]! += weights[i] as number;
  }
  for (let i = 0; i < 256; i++) background[i] = ((background[i] as number) + 0.01) / (n + 2.56);
  const habit = { vectors, background };
  known.set(id, habit);
  return habit;
}
