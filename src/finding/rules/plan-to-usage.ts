import type { AccountDigest } from '../../account/account.js';
import { quantile } from '../../stats/quantile.js';
import { defineHabit } from './define-habit.js';

/** Accounts of one plan from which its own range of use is known. */
const LEAST_OF_PLAN = 20;
/** Quartile ranges above the upper quartile (as published, Tukey 1977): a group that fills up to a quarter of a plan does not hide itself. */
const FENCE = 1.5;

export const planToUsage = defineHabit({
  id: 'plan-to-usage',
  version: 1,
  kind: 'plan-to-usage',
  about: {
    title: 'Use out of proportion to the plan',
    measures:
      'share of members whose use lies above the upper fence of the accounts on the same plan (logarithm of tokens, or of calls where tokens are not logged)',
    unit: 'share of members; higher means heavier use than the plan’s other accounts',
    source:
      'AA26-251A, September 2026 (use out of proportion to the plan), as summarised in public; upper fence: Tukey 1977, Exploratory Data Analysis, § 2C',
    weakness: 'needs the accounts file with plans; a plan that few accounts have has no range of its own',
    innocentCause: 'heavy users of a flat rate, procurement that lags behind',
  },
  isOfAccount: true,
  does: 'use far more than the accounts on their plan',
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
      if (accounts.size >= LEAST_OF_PLAN) heavy.set(plan, upperFence([...accounts.values()]));
    return ({ unit: { account, registration } }) => {
      const bound = heavy.get(registration?.plan ?? '');
      return bound === undefined ? null : usageOf(account) > bound;
    };
  },
});

function upperFence(values: readonly number[]): number {
  const upper = quantile(values, 0.75) as number;
  return upper + FENCE * (upper - (quantile(values, 0.25) as number));
}

/** Base-2 logarithm: use has a long tail. */
function usageOf({ inputTokens, outputTokens, calls }: AccountDigest): number {
  return Math.log2(1 + (inputTokens + outputTokens > 0 ? inputTokens + outputTokens : calls));
}
