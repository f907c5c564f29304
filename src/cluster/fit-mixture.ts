import { columnsOf } from '../link/columns.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import { type FittedUnits, fitOf } from './fit-hours.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

/** The signal that an operator may divide between several values, for all accounts alike. */
export const MIXTURE = 'model';
/** Members with less than this share of their calls on one value, in the mean, divide them between several (chosen: between half and all). */
const ONE_VALUE_SHARE = 0.8;

/** True for a group whose members divide their calls between values; not when they have one each, common or not. */
export function isMixed(population: Population, profile: Profile, signal: number): boolean {
  let ownShares = 0;
  const { starts, weights } = columnsOf(population, signal);
  for (const member of profile.members) {
    let most = 0;
    for (let at = starts[member] as number; at < (starts[member + 1] as number); at++)
      most = Math.max(most, weights[at] as number);
    ownShares += most;
  }
  return ownShares < ONE_VALUE_SHARE * profile.members.size;
}

/**
 * How well the shares that values of a signal have in the calls of cohort units fit those of a group, the unit itself left out: the
 * Bhattacharyya coefficient of the two, 1 for the same shares (Bhattacharyya 1946, Sankhyā 7, 401–406). An operator who moves half of the
 * traffic to a new release, or spreads it over models, does so for all accounts alike; no one model is then common to them.
 */
export function fitMixture(population: Population, clock: Clock, profile: Profile, signal: number, units: FittedUnits): Fit {
  const group = profile.valuesOf(signal);
  const { starts, ids, weights } = columnsOf(population, signal);
  const scoreOf = (unit: number): number => {
    const from = starts[unit] as number;
    const to = starts[unit + 1] as number;
    const isMember = profile.isMember[unit] === 1;
    const others = profile.members.size - (isMember ? 1 : 0);
    if (from === to || others === 0) return Number.NaN;
    let score = 0;
    for (let at = from; at < to; at++) {
      const own = weights[at] as number;
      const sum = (group.get(ids[at] as number) ?? 0) - (isMember ? own : 0);
      score += Math.sqrt((own * Math.max(0, sum)) / others);
    }
    return score;
  };
  return fitOf(scoreOf, clock, profile, units);
}
