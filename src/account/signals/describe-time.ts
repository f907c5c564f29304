import { HOURS_PER_WEEK, MS_PER_HOUR } from '../../durations.js';
import { SAMPLE_CALLS } from '../account.js';
import { timeOfCall } from '../sampled-call.js';
import { type SparseVector, toSparseVector, type Unit } from '../unit.js';
import { countValues, equalWeights } from './count-values.js';
import { describeValues } from './describe-values.js';

/** 1970-01-01 was a Thursday: hours from Monday 00:00 to the epoch. */
const EPOCH_HOUR_OF_WEEK = 72;

/** Hours from 1970 to 2300: times outside are faults of a clock, and would wrap in 32 bits or stretch every profile. */
const MAX_HOUR = 2_892_744;

/** Hour since 1970 of a sampled call; null when its time is missing or no plausible date. */
function hourOf({ account }: Unit, slot: number): number | null {
  const hour = Math.floor(timeOfCall(account.sample, slot) / MS_PER_HOUR);
  return hour >= 0 && hour < MAX_HOUR ? hour : null;
}

/** Room that is used again and again. */
const hours = new Uint32Array(SAMPLE_CALLS);

/** Clock hours (since 1970, UTC) with at least one sampled call, weight 1 each. */
export function describeHours(unit: Unit): SparseVector {
  let calls = 0;
  for (const slot of unit.slots) {
    const hour = hourOf(unit, slot);
    if (hour !== null) hours[calls++] = hour;
  }
  const { ids } = countValues(hours.subarray(0, calls), calls);
  return { ids, weights: equalWeights(ids.length, 1), calls };
}

/** Share of calls in each of the 56 three-hour blocks of the week. */
export function describeHourOfWeek(unit: Unit): SparseVector {
  return describeValues(unit, (slot) => {
    const hour = hourOf(unit, slot);
    return hour === null ? null : Math.floor(((hour + EPOCH_HOUR_OF_WEEK) % HOURS_PER_WEEK) / 3);
  });
}

/** Room that is used again and again. */
const times = new Float64Array(SAMPLE_CALLS);

/** Share of gaps between neighbouring sampled calls by power of two of seconds. */
export function describeGaps(unit: Unit): SparseVector {
  let calls = 0;
  for (const slot of unit.slots) {
    const atMs = timeOfCall(unit.account.sample, slot);
    if (!Number.isNaN(atMs)) times[calls++] = atMs;
  }
  const ascending = times.subarray(0, calls).sort();
  const counts = new Map<number, number>();
  for (let i = 1; i < calls; i++) {
    const gapSeconds = Math.min(2 ** 31 - 1, ((ascending[i] as number) - (ascending[i - 1] as number)) / 1000);
    const magnitude = 32 - Math.clz32(gapSeconds);
    counts.set(magnitude, (counts.get(magnitude) ?? 0) + 1 / (calls - 1));
  }
  return toSparseVector(counts, calls);
}
