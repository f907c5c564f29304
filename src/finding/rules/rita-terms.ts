import { HOURS_PER_DAY } from '../../durations.js';

/** Constants of RITA v5, analysis/beacons.go (Active Countermeasures), as published there. */
const RITA = {
  leastHoursSeen: 6,
  idealRunHours: 12,
  leastHoursForModes: 11,
  binShare: 0.05,
} as const;

/**
 * RITA's histogram term: how evenly calls fall on the hours of the day. 1: every hour alike; 0: nothing like it.
 * max(1 − CV, or 0 from CV = 1 on; with at least 11 hours seen, hours at the two commonest bar heights / (hours seen − 1))
 * @param callsByHour 24 counts
 * @returns 0…1
 */
export function histogramScore(callsByHour: readonly number[]): number {
  const mean = callsByHour.reduce((sum, calls) => sum + calls, 0) / HOURS_PER_DAY;
  if (mean === 0) return 0;
  const variance = callsByHour.reduce((sum, calls) => sum + (calls - mean) ** 2, 0) / HOURS_PER_DAY;
  const even = Math.max(0, 1 - Math.sqrt(variance) / mean);
  const seen = callsByHour.filter((calls) => calls > 0);
  if (seen.length < RITA.leastHoursForModes) return even;
  const width = Math.ceil(RITA.binShare * Math.max(...seen));
  const heights = new Map<number, number>();
  for (const calls of seen) heights.set(Math.ceil(calls / width), (heights.get(Math.ceil(calls / width)) ?? 0) + 1);
  const [first = 0, second = 0] = [...heights.values()].sort((left, right) => right - left);
  return Math.max(even, Math.min(1, (first + second) / (seen.length - 1)));
}

/**
 * RITA's duration term: how much of the log, or how long a run of hours of the day, an account fills.
 * max(active span / span of the log, longest run of hours of the day / 12), each at most 1; 0 with fewer than 6 hours seen
 * @returns 0…1
 */
export function durationScore(callsByHour: readonly number[], activeMs: number, logMs: number): number {
  if (callsByHour.filter((calls) => calls > 0).length < RITA.leastHoursSeen) return 0;
  const span = logMs > 0 ? Math.min(1, activeMs / logMs) : 0;
  return Math.max(span, Math.min(1, longestRun(callsByHour) / RITA.idealRunHours));
}

/** Hours of the day in a row that hold calls; the day is a circle. */
function longestRun(callsByHour: readonly number[]): number {
  let longest = 0;
  let run = 0;
  for (let hour = 0; hour < 2 * HOURS_PER_DAY; hour++) {
    run = (callsByHour[hour % HOURS_PER_DAY] as number) > 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return Math.min(HOURS_PER_DAY, longest);
}
