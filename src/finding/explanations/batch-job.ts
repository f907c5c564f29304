import { median } from 'simple-statistics';
import { hoursOf } from '../../account/hour-counts.js';
import { HOURS_PER_DAY } from '../../durations.js';
import { percentOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Hours of the day that a scheduled job keeps to, and the share of its calls in them. Chosen: a job and its repeats. */
const JOB_HOURS = 3;
const JOB_SHARE = 0.8;
/** Fewest calls with times of a member. */
const LEAST_CALLS = 12;

/** A job that a clock starts: every account works in the same few hours of the day. */
export const batchJob: Explanation = {
  id: 'batch-job',
  about: {
    title: 'Scheduled batch job',
    measures: 'share of a member’s calls in its three busiest hours of the day (median over members)',
    unit: 'share of calls; higher means more like a schedule',
    source: 'hours of all calls, UTC; bound chosen',
    weakness: 'jobs that run all day look like people around the world; people of short habits look like jobs',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'nearly all calls of an account fall into the same few hours of the day, day after day',
  assess({ units }) {
    const shares = units.flatMap(({ unit: { account } }) => {
      if (account.callsWithTime < LEAST_CALLS) return [];
      const byHour = new Array<number>(HOURS_PER_DAY).fill(0);
      for (const [hour, calls] of hoursOf(account.hours))
        byHour[((hour % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY]! += calls;
      const busiest = byHour.sort((left, right) => right - left).slice(0, JOB_HOURS);
      return [busiest.reduce((sum, calls) => sum + calls, 0) / account.callsWithTime];
    });
    if (shares.length === 0) return { seen: 'no member has enough calls with times', verdict: 'cannot-say' };
    const typical = median(shares);
    const seen = `half of the members have at least ${percentOf(typical)} of their calls in three hours of the day`;
    return { seen, verdict: typical >= JOB_SHARE ? 'remains-possible' : 'unlikely' };
  },
};
