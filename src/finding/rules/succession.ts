import { spanOf } from '../../account/account.js';
import { MS_PER_DAY } from '../../durations.js';
import { countOf } from '../count-of.js';
import { compareHabit } from './compare-habit.js';
import { outcomeOf } from './define-habit.js';
import { cannotSay, type PlaybookRule } from './rule.js';

/** Fewest banned members for a statement about succession. */
const LEAST_BANNED = 3;
/** Newcomers count when they begin within this time after the last ban. Chosen: a pool that stands idle for longer costs its keeper. */
const WINDOW_MS = 7 * MS_PER_DAY;

/** Banned members followed by members that begin after the ban: an order in time, against how many begin then anyway. */
export const succession: PlaybookRule = {
  id: 'succession',
  version: 1,
  kind: 'succession',
  about: {
    title: 'Succession after bans',
    measures:
      'share of the members not banned that made their first call between the first ban of a member and seven days after the last',
    unit: 'share of members not banned; higher than elsewhere means that more of them began when others were stopped',
    source:
      'Anthropic, “Detecting and preventing distillation attacks”, February 2026 (a banned account is replaced), and its threat report, September 2026, as summarised in public',
    weakness: 'needs a list of bans; first calls are those of this log',
    innocentCause: 'a customer who registers again, rotation of keys, growth of any kind',
  },
  assess(context) {
    if (context.facts === null || context.facts.bans.length === 0) return cannotSay('no bans were given');
    const members = new Set(context.accounts);
    const bans = context.facts.bans.filter(({ account }) => members.has(account));
    const banned = new Set(bans.map(({ account }) => account));
    if (banned.size < LEAST_BANNED) return cannotSay(`${countOf(banned.size, 'member')} banned, ${LEAST_BANNED} needed`);
    const everyBan = new Set(context.facts.bans.map(({ account }) => account));
    const first = bans.reduce((least, { atMs }) => Math.min(least, atMs), Number.POSITIVE_INFINITY);
    const last = bans.reduce((most, { atMs }) => Math.max(most, atMs), Number.NEGATIVE_INFINITY);
    const comparison = compareHabit(
      context,
      (unit) => {
        const { account } = context.population.units[unit]!.unit;
        const span = spanOf(account);
        if (span === null || everyBan.has(account.account)) return null;
        return span.firstMs >= first && span.firstMs <= last + WINDOW_MS;
      },
      true,
    );
    if (typeof comparison === 'string') return cannotSay(comparison);
    const outcome = outcomeOf(
      comparison,
      'not banned made their first call after the first ban and within seven days of the last',
    );
    const span = `${countOf(banned.size, 'member')} banned between ${dateOf(first)} and ${dateOf(last)}`;
    return { ...outcome, statement: `${span}; ${outcome.statement}`, calls: [] };
  },
};

function dateOf(atMs: number): string {
  return Math.abs(atMs) > 8.64e15 ? 'an impossible time' : new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
}
