import { HOURS_PER_DAY } from '../durations.js';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Hour of the week (Monday 00:00 is 0) of a time in a zone. */
export type WeekClock = (atMs: number) => number;

/** @throws {RangeError} for a zone that is not known */
export function createWeekClock(timeZone: string): WeekClock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  return (atMs) => {
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    return (
      DAYS.indexOf(parts.get('weekday') as (typeof DAYS)[number]) * HOURS_PER_DAY + (Number(parts.get('hour')) % HOURS_PER_DAY)
    );
  };
}
