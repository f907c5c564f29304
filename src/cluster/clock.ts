import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import { type HoursProfile, hoursProfileOf } from './hours-profile.js';

/** Units whose hours serve as the reference at most: finer tails than 1 in 2,000 are beyond the cap of the time family anyway. */
const MAX_REFERENCE_UNITS = 2_000;

/** When the whole population is active: against this a group's hours are held. */
export interface Clock {
  readonly firstHour: number;
  readonly hours: number;
  readonly background: HoursProfile;
  /** Index of the signal that describes active hours. */
  readonly signal: number;
  /** Every so-many-th unit, the same for every group. */
  readonly referenceUnits: readonly number[];
}

export function clockOf(population: Population): Clock {
  const signal = population.signals.findIndex(({ kernel }) => kernel === 'hours');
  const vectors = population.units.map(({ vectors }) => vectors[signal] as SparseVector);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { ids } of vectors) {
    if (ids.length === 0) continue;
    first = Math.min(first, ids[0] as number);
    last = Math.max(last, ids[ids.length - 1] as number);
  }
  const stride = Math.ceil(population.units.length / MAX_REFERENCE_UNITS);
  const hours = last < first ? 1 : last - first + 1;
  return {
    firstHour: last < first ? 0 : first,
    hours,
    background: hoursProfileOf(vectors, last < first ? 0 : first, hours),
    signal,
    referenceUnits: population.units.map((_, unit) => unit).filter((unit) => unit % stride === 0),
  };
}
