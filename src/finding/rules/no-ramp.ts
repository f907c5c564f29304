import { type AccountDigest, spanOf } from '../../account/account.js';
import { hoursOf } from '../../account/hour-counts.js';
import { HOURS_PER_DAY, MS_PER_DAY } from '../../durations.js';
import { quantile } from '../../stats/quantile.js';
import { defineHabit } from './define-habit.js';

/** An account is new when it begins so long after the log does. Chosen: users of every day show themselves sooner. */
const NEW_AFTER_MS = 3 * MS_PER_DAY;
/** Fewest active days and calls from which a first day can be told from the others. */
const LEAST_DAYS = 4;
const LEAST_CALLS = 20;

export const noRamp = defineHabit({
  id: 'no-ramp',
  version: 1,
  kind: 'no-ramp',
  about: {
    title: 'Full rate from the first day',
    measures: 'share of new members whose first 24 hours hold at least as many calls as their median active day',
    unit: 'share of new members; higher means fewer of them grew into their use',
    source: 'AA26-251A, September 2026 (a new account at full rate from the start), as summarised in public',
    weakness:
      'needs accounts that begin after the log does; with few calls a day the first day is half the time above the median',
    innocentCause: 'migration to a new key, launch of a product, back-fill of stored data',
  },
  isOfAccount: true,
  does: 'are new and began at full rate',
  prepare: ({ population }) => {
    const starts = population.units.flatMap(({ unit }) => spanOf(unit.account)?.firstMs ?? []);
    if (starts.length === 0) return 'the log holds no times';
    const startMs = starts.reduce((least, atMs) => Math.min(least, atMs));
    return ({ unit: { account } }) => {
      const span = spanOf(account);
      return span === null || span.firstMs < startMs + NEW_AFTER_MS ? null : beganAtFullRate(account);
    };
  },
});

function beganAtFullRate({ hours, callsWithTime }: AccountDigest): boolean | null {
  const first = hoursOf(hours).reduce((least, [hour]) => Math.min(least, hour), Number.POSITIVE_INFINITY);
  const days = new Map<number, number>();
  for (const [hour, calls] of hoursOf(hours)) {
    const day = Math.floor((hour - first) / HOURS_PER_DAY);
    days.set(day, (days.get(day) ?? 0) + calls);
  }
  if (days.size < LEAST_DAYS || callsWithTime < LEAST_CALLS) return null;
  return (days.get(0) as number) >= (quantile([...days.values()], 0.5) as number);
}
