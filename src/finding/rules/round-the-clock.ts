import { type AccountDigest, spanOf } from '../../account/account.js';
import { hoursOf } from '../../account/hour-counts.js';
import { HOURS_PER_DAY } from '../../durations.js';
import { defineHabit } from './define-habit.js';
import { durationScore, histogramScore } from './rita-terms.js';

/** Mean of both terms from which an account counts: RITA's "high" band begins at 0.7. */
const HIGH_SCORE = 0.7;
/** Fewest calls: with fewer, chance alone leaves hours of the day empty, and the term would read as innocence. Chosen: four an hour. */
const LEAST_CALLS = 96;

export const roundTheClock = defineHabit({
  id: 'round-the-clock',
  version: 1,
  kind: 'round-the-clock',
  about: {
    title: 'Day and night without idle hours',
    measures:
      'share of members whose calls fill the hours of the day evenly and for long: mean of RITA’s histogram and duration terms at least 0.7',
    unit: 'share of members with enough calls; higher means more of them never rest',
    source:
      'AA26-251A, September 2026 (steady use by day and night), as summarised in public; histogram and duration terms of RITA v5 (Active Countermeasures), computed over hours of the day of the whole log',
    weakness: 'needs about a hundred calls an account; RITA was made for network connections of one day',
    innocentCause: 'scheduled jobs, products used around the world, monitoring',
  },
  isOfAccount: true,
  does: 'work day and night',
  prepare: ({ population }) => {
    // Of an account without times the first is infinite, and the last infinitely early: neither is an end of the log.
    const first = population.units.reduce((least, { unit }) => Math.min(least, unit.account.firstMs), Number.POSITIVE_INFINITY);
    const last = population.units.reduce((most, { unit }) => Math.max(most, unit.account.lastMs), Number.NEGATIVE_INFINITY);
    if (first > last) return 'the log holds no times';
    return ({ unit: { account } }) => (account.callsWithTime < LEAST_CALLS ? null : scoreOf(account, last - first) >= HIGH_SCORE);
  },
});

function scoreOf(account: AccountDigest, logMs: number): number {
  const { hours } = account;
  const span = spanOf(account);
  const byHour = new Array<number>(HOURS_PER_DAY).fill(0);
  for (const [hour, calls] of hoursOf(hours)) byHour[((hour % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY]! += calls;
  return (histogramScore(byHour) + durationScore(byHour, span === null ? 0 : span.lastMs - span.firstMs, logMs)) / 2;
}
