import type { AccountDigest } from '../account/account.js';
import { columnOf, type Unit, wordingOf } from '../account/unit.js';
import { WORDING } from '../cluster/common-value.js';
import type { Quote } from './finding.js';
import type { GroupContext } from './group-context.js';

/** Quoted calls beside a bar: one of each of the strongest members. */
const QUOTED_MEMBERS = 5;

/** Columns in which a signal's shared value can be looked up in a call. */
const COLUMN_OF_SIGNAL = {
  model: 'model',
  parameters: 'parameters',
  'system-prompt': 'system',
  'user-agent': 'userAgent',
} as const;

/**
 * One call each of some members that shows what the signal says, the strongest members first; each signal begins further down the list,
 * so that a report quotes more than the same five calls. Calls whose text was not kept are passed over.
 */
export function quoteCalls(
  { cluster, units, population }: GroupContext,
  signal: string,
  quoteOf: (account: AccountDigest, slot: number) => Quote | null,
): readonly Quote[] {
  const order = turnBy(
    cluster.members
      .map((member, index) => ({ member, index }))
      .sort((a, b) => b.member.netBits - a.member.netBits || a.index - b.index),
    QUOTED_MEMBERS * population.signals.findIndex(({ id }) => id === signal),
  );
  const quotes: Quote[] = [];
  for (const { member, index } of order) {
    const { unit } = units[index]!;
    const { account, slots } = unit;
    const statement = member.ties.find((tie) => tie.signal === signal)?.statement;
    const shows = (slot: number): boolean =>
      statement?.kind !== 'shared-value' || (shownValue(unit, slot, signal) ?? statement.value) === statement.value;
    const quote = firstQuote(slots.filter(shows), (slot) => quoteOf(account, slot));
    if (quote !== null) quotes.push(quote);
    if (quotes.length === QUOTED_MEMBERS) break;
  }
  return quotes;
}

/** @returns null where a call does not show what a signal says */
function shownValue(unit: Unit, slot: number, signal: string): number | null {
  if (signal === WORDING) return wordingOf(unit, slot);
  const column = COLUMN_OF_SIGNAL[signal as keyof typeof COLUMN_OF_SIGNAL];
  return column === undefined ? null : columnOf(unit.account, slot, column);
}

function firstQuote(slots: readonly number[], quoteOf: (slot: number) => Quote | null): Quote | null {
  for (const slot of slots) {
    const quote = quoteOf(slot);
    if (quote !== null) return quote;
  }
  return null;
}

function turnBy<Item>(items: readonly Item[], places: number): readonly Item[] {
  const at = items.length === 0 ? 0 : places % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
