/**
 * Gives accounts the names that the truth uses. Some exports name an account by a path to it (an IAM user's ARN); the truth of a world
 * that is written in several formats names it once, by the last part.
 * @param {{ report: object, accounts: readonly object[] }} outcome
 * @param {object} truth
 */
export function matchAccounts({ report, accounts }, truth) {
  const match = (row) => ({ ...row, account: truthName(row.account, truth.accounts) });
  const clusters = report.clusters.map((cluster) => ({ ...cluster, accounts: cluster.accounts.map(match) }));
  return { report: { ...report, clusters }, accounts: accounts.map(match) };
}

function truthName(account, known) {
  if (Object.hasOwn(known, account)) return account;
  const last = account.slice(account.lastIndexOf('/') + 1);
  return Object.hasOwn(known, last) ? last : account;
}
