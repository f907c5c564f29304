import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import { type HoursProfile, hoursProfileOf } from './hours-profile.js';

/** Units whose hours serve as the reference at most: finer tails than 1 in 2,000 are beyond the cap of the time family anyway. */
const MAX_REFERENCE_UNITS = 2_000;

/** Five years on either side of the middle account: longer logs keep their core, impossible dates fall out. */
const MAX_SPAN_HOURS = 43_830;

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

const known = new WeakMap<Population, Clock>();

/** Groups are grown by it, and decoys again. */
export function clockOf(population: Population): Clock {
  const clock = known.get(population) ?? readClock(population);
  known.set(population, clock);
  return clock;
}

function readClock(population: Population): Clock {
  const signal = population.signals.findIndex(({ kernel }) => kernel === 'hours');
  const vectors = population.units.map(({ vectorOf }) => vectorOf(signal));
  const { firstHour, hours } = spanOf(vectors);
  const stride = Math.ceil(population.units.length / MAX_REFERENCE_UNITS);
  return {
    firstHour,
    hours,
    background: hoursProfileOf(vectors, firstHour, hours),
    signal,
    referenceUnits: population.units.map((_, unit) => unit).filter((unit) => unit % stride === 0),
  };
}

/** From the first to the last active hour, but no further than MAX_SPAN_HOURS from the middle unit: a wrong clock must not stretch it. */
function spanOf(vectors: readonly SparseVector[]): { firstHour: number; hours: number } {
  const starts = vectors.flatMap(({ ids }) => (ids.length === 0 ? [] : [ids[0] as number])).sort((left, right) => left - right);
  if (starts.length === 0) return { firstHour: 0, hours: 1 };
  const middle = starts[Math.floor(starts.length / 2)] as number;
  const lowest = Math.max(starts[0] as number, middle - MAX_SPAN_HOURS);
  let highest = lowest;
  for (const { ids } of vectors) for (const hour of ids) if (hour > highest && hour <= middle + MAX_SPAN_HOURS) highest = hour;
  return { firstHour: lowest, hours: highest - lowest + 1 };
}
