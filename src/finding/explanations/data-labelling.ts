import { median } from 'simple-statistics';
import { hoursOf } from '../../account/hour-counts.js';
import { HOURS_PER_DAY } from '../../durations.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';
import { commonestShare } from './judge-harness.js';

/** Share of calls under one template from which the members do one task. Chosen. */
const TEMPLATE_SHARE = 0.5;
/** Hours of the day in a row without a call that people need to sleep and eat. Chosen. */
const REST_HOURS = 7;
/** Fewest calls of a member, so that an empty hour says something. */
const LEAST_CALLS = 24;

/** A vendor whose people label or write data, each with an account, all with one template. */
export const dataLabelling: Explanation = {
  id: 'data-labelling',
  about: {
    title: 'Data-labelling vendor',
    measures:
      'share of calls under the commonest system prompt or opening, and longest rest in a member’s day (median over members)',
    unit: 'share of calls; hours of the day in a row without a call',
    source: 'hours of all calls, UTC; bounds chosen',
    weakness: 'operators can keep office hours; labelling for somebody’s model may itself be extraction',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'one template, and members who rest for a night as people do',
  assess(context) {
    const rests = context.units.flatMap(({ unit: { account } }) =>
      account.callsWithTime < LEAST_CALLS ? [] : [longestRest(new Map(hoursOf(account.hours)))],
    );
    if (rests.length === 0) return { seen: 'no member has enough calls with times', verdict: 'cannot-say' };
    const rest = median(rests);
    const share = commonestShare(context);
    const seen = `the commonest system prompt or opening has ${partOf(share)} of the calls; half of the members rest for at least ${rest} hours of the day`;
    return { seen, verdict: share >= TEMPLATE_SHARE && rest >= REST_HOURS ? 'remains-possible' : 'unlikely' };
  },
};

/** Longest run of hours of the day that never hold a call; the day is a circle. */
function longestRest(hours: ReadonlyMap<number, number>): number {
  const active = new Set([...hours.keys()].map((hour) => ((hour % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY));
  let longest = 0;
  let run = 0;
  for (let hour = 0; hour < 2 * HOURS_PER_DAY; hour++) {
    run = active.has(hour % HOURS_PER_DAY) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return Math.min(HOURS_PER_DAY, longest);
}
