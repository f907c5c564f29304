import { dealLabels, readLabels, withoutShares } from './deal-labels.mjs';

/**
 * Deals the account labels anew over all calls of the campaign accounts and of as many ordinary accounts, each the nearest in number of
 * calls to one of them. What made a campaign account differ from its partner is gone, so a detector that does not read the truth out
 * of something else accuses both at one rate: precision near one half. That rate need not be nought: the dealt accounts share one
 * pool of calls, and stand out from the rest of the log by that.
 */
export const shuffleLabels = {
  id: 'shuffle-labels',
  title: 'Account labels shuffled between campaign and ordinary accounts',
  async prepare({ world, truth }) {
    const labels = await readLabels(world);
    const campaign = Object.keys(truth.accounts).filter((account) => truth.accounts[account].campaign);
    const partners = drawPartners(campaign, truth, countCalls(labels));
    const shuffled = new Set([...campaign, ...partners]);
    return { rewriteRow: dealLabels(labels, shuffled), truth: withoutShares(truth, shuffled, partners), keepsRegistration: true };
  },
};

function countCalls(labels) {
  const calls = new Map();
  for (const { account } of labels.values()) calls.set(account, (calls.get(account) ?? 0) + 1);
  return calls;
}

function drawPartners(campaign, truth, calls) {
  const free = new Set(
    [...calls.keys()].filter((account) => truth.accounts[account] && !truth.accounts[account].campaign).sort(),
  );
  const partners = new Set();
  for (const account of campaign) {
    const away = (other) => Math.abs(calls.get(other) - (calls.get(account) ?? 0));
    const nearest = [...free].reduce((best, other) => (best === null || away(other) < away(best) ? other : best), null);
    if (nearest === null) break;
    free.delete(nearest);
    partners.add(nearest);
  }
  return partners;
}
