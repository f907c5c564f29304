import { median } from 'simple-statistics';
import { hoursOf } from '../../account/hour-counts.js';
import { columnOf } from '../../account/unit.js';
import { partOf, percentOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Share of a member's sampled calls that repeat an earlier text of its own. Chosen: people repeat themselves now and then. */
const REPEAT_SHARE = 0.5;
/** Calls in an account's busiest hour that no hand makes. Chosen: one every 12 seconds. */
const MACHINE_CALLS_PER_HOUR = 300;

/** Recorded traffic, or one prompt, sent again and again to see what a service bears. */
export const loadTest: Explanation = {
  id: 'load-test',
  about: {
    title: 'Load test',
    measures:
      'share of a member’s sampled calls that repeat a text of its own, and calls in its busiest hour (medians over members)',
    unit: 'share of calls; calls an hour',
    source: 'hashes of new turns, hours of all calls; bounds chosen',
    weakness: 'a slow test, or one with texts made up for each call, does not show',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'the same texts again and again, at the pace of a machine, with errors when limits are met',
  assess({ units }) {
    const repeats = units.flatMap(({ unit: { account, slots } }) => {
      const texts = slots.map((slot) => columnOf(account, slot, 'payload')).filter((payload) => payload !== 0);
      return texts.length === 0 ? [] : [1 - new Set(texts).size / texts.length];
    });
    if (repeats.length === 0) return { seen: 'no texts in the log', verdict: 'cannot-say' };
    const repeated = median(repeats);
    const peak = median(
      units.map(({ unit }) => hoursOf(unit.account.hours).reduce((most, [, calls]) => Math.max(most, calls), 0)),
    );
    const errors = units.reduce((sum, { unit }) => sum + unit.account.errors, 0);
    const calls = units.reduce((sum, { unit }) => sum + unit.account.calls, 0);
    const repeating =
      repeated === 0
        ? `at least half of the members never repeat themselves; half of them make at least ${peak} calls in their busiest hour`
        : `half of the members repeat themselves in at least ${percentOf(repeated)} of their calls and make at least ${peak} in their busiest hour`;
    const seen = `${repeating}; ${partOf(errors / Math.max(1, calls))} of the calls failed`;
    return { seen, verdict: repeated >= REPEAT_SHARE && peak >= MACHINE_CALLS_PER_HOUR ? 'remains-possible' : 'unlikely' };
  },
};
