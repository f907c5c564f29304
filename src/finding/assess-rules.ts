import type { AccountDigest } from '../account/account.js';
import type { Quote, RuleResult } from './finding.js';
import type { GroupContext } from './group-context.js';
import { PLAYBOOK_RULES } from './rules/index.js';
import type { RuleOutcome } from './rules/rule.js';

/** Calls quoted beside a rule, one a member. */
const QUOTED_CALLS = 3;

/** Every rule of the playbook on one group. */
export function assessRules(
  context: GroupContext,
  quoteOf: (account: AccountDigest, slot: number) => Quote | null,
): readonly RuleResult[] {
  return PLAYBOOK_RULES.map(({ id, version, kind, about, assess }) => {
    const { calls, ...outcome } = assess(context);
    return {
      id,
      version,
      title: about.title,
      kind,
      measures: `${about.measures} (${about.unit})`,
      source: about.source,
      innocentCause: about.innocentCause,
      ...outcome,
      qValue: null,
      quotes: outcome.verdict === 'seen' ? quotesOf(context, calls, quoteOf) : [],
    };
  });
}

function quotesOf(
  { units }: GroupContext,
  calls: RuleOutcome['calls'],
  quoteOf: (account: AccountDigest, slot: number) => Quote | null,
): readonly Quote[] {
  const quotes = new Map<string, Quote>();
  for (const { unit, slot } of calls) {
    if (quotes.size === QUOTED_CALLS) break;
    const { account } = units[unit]!.unit;
    if (quotes.has(account.account)) continue;
    const quote = quoteOf(account, slot);
    if (quote !== null) quotes.set(account.account, quote);
  }
  return [...quotes.values()];
}
