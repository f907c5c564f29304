import type { AccountDigest } from '../../account/account.js';
import { quantile } from '../../stats/quantile.js';
import { defineHabit } from './define-habit.js';

/** Accounts of one plan from which its own range of use is known. */
const LEAST_OF_PLAN = 20;
/** Part of a plan's accounts that use less. Chosen: one in twenty exceeds it by definition. */
const HEAVY_SHARE = 0.95;

export const planToUsage = defineHabit({
  id: 'plan-to-usage',
  version: 1,
  kind: 'plan-to-usage',
  about: {
    title: 'Use out of proportion to the plan',
    measures:
      'share of members that use more than 95 % of the accounts on the same plan, in tokens, or in calls where tokens are not logged',
    unit: 'share of members; about 5 % is expected, higher means heavier use',
    source: 'AA26-251A, September 2026 (use out of proportion to the plan), as summarised in public',
    weakness: 'needs the accounts file with plans; a plan that few accounts have has no range of its own',
    innocentCause: 'heavy users of a flat rate, procurement that lags behind',
  },
  isOfAccount: true,
  does: 'use more than 95 % of the accounts on their plan',
  prepare: ({ population }) => {
    const byPlan = new Map<string, Map<string, number>>();
    for (const { unit } of population.units) {
      const plan = unit.registration?.plan ?? null;
      if (plan === null) continue;
      byPlan.set(plan, (byPlan.get(plan) ?? new Map<string, number>()).set(unit.account.account, usageOf(unit.account)));
    }
    if (byPlan.size === 0) return 'the accounts file states no plan';
    const heavy = new Map<string, number>();
    for (const [plan, accounts] of byPlan)
      if (accounts.size >= LEAST_OF_PLAN) heavy.set(plan, quantile([...accounts.values()], HEAVY_SHARE) as number);
    return ({ unit: { account, registration } }) => {
      const bound = heavy.get(registration?.plan ?? '');
      return bound === undefined ? null : usageOf(account) > bound;
    };
  },
});

function usageOf({ inputTokens, outputTokens, calls }: AccountDigest): number {
  return inputTokens + outputTokens > 0 ? inputTokens + outputTokens : calls;
}
