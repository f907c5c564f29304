import { dealLabels, readLabels, withoutShares } from './deal-labels.mjs';

/**
 * Deals the account labels anew over all calls of the log. Every account is then a share of one pool, none differs from another but in
 * size, and what is still accused is false alarm.
 */
export const shuffleAllLabels = {
  id: 'shuffle-all-labels',
  title: 'Account labels shuffled over the whole log',
  async prepare({ world, truth }) {
    const accounts = new Set(Object.keys(truth.accounts));
    const rewriteRow = dealLabels(await readLabels(world), accounts);
    return { rewriteRow, truth: withoutShares(truth, accounts), keepsRegistration: true };
  },
};
