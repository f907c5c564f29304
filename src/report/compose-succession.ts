import { sideFileName } from '../account/registration.js';
import type { Finding } from '../finding/finding.js';
import type { JudgedGroup } from '../finding/judge.js';
import { toUtc } from './places.js';
import { wordNumberOf } from './words.js';

/** Fewest banned members, and fewest members that begin afterwards, for a statement about succession. */
const LEAST_EACH = 3;
/** Newcomers count when they begin within this time after the ban. */
const WINDOW_MS = 7 * 86_400_000;

/** Banned members followed by members that begin after the ban: a fact about order in time, without bits of its own. */
export function composeSuccession({ id, context }: JudgedGroup, main: Omit<Finding, 'id'>): Omit<Finding, 'id'> | null {
  if (context.facts === null) return null;
  const members = new Set(context.accounts.map(sideFileName));
  const bans = context.facts.bans
    .filter(({ account }) => members.has(sideFileName(account)))
    .sort((left, right) => left.atMs - right.atMs);
  const banned = new Set(bans.map(({ account }) => sideFileName(account)));
  if (banned.size < LEAST_EACH) return null;
  const first = bans[0]!.atMs;
  const last = bans[bans.length - 1]!.atMs;
  const newcomers = new Set(
    context.units.flatMap(({ unit: { account } }) => {
      const begins = account.firstMs !== null && account.firstMs >= first && account.firstMs <= last + WINDOW_MS;
      return begins && !banned.has(sideFileName(account.account)) ? [account.account] : [];
    }),
  );
  if (newcomers.size < LEAST_EACH) return null;
  return {
    ...main,
    kind: 'succession',
    clusterId: id,
    strength: { bits: 0, words: 'a fact of order in time, not weighed', capBits: main.strength.capBits },
    summary: `${wordNumberOf(banned.size, 'member')} of the group were banned between ${toUtc(first)} and ${toUtc(last)}; ${wordNumberOf(newcomers.size, 'other member')} made their first call after the first ban and within seven days of the last.`,
    priorBits: 0,
    evidence: [],
    tests: [],
    coverage: [],
    explanations: [],
    wouldChange: ['First calls of the newcomers before the ban, in logs not given here.'],
  };
}
