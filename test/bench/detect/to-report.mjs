/**
 * Writes what a baseline found in the form of the tool's report, so that one scorer reads both.
 *
 * @typedef {object} Detection
 * @property {readonly (readonly string[])[]} groups each group is accused
 * @property {ReadonlyMap<string, number>} scores by account; only the order counts. 0: nothing said against it, or too few calls
 *
 * @param {Detection} detection
 * @returns {{ report: object, accounts: readonly object[] }}
 */
export function toReport({ groups, scores }) {
  const clusterOf = new Map();
  const clusters = groups.map((group, index) => {
    const id = `B-${index + 1}`;
    for (const account of group) clusterOf.set(account, id);
    return { id, accounts: group.map((account) => ({ account })) };
  });
  const findings = clusters.map(({ id }, index) => ({
    id: `F-${index + 1}`,
    kind: 'systematic-extraction',
    clusterId: id,
    strength: { bits: null, words: 'baseline' },
  }));
  const accounts = [...scores].map(([account, suspicionBits]) => ({
    account,
    suspicionBits,
    cluster: clusterOf.get(account) ?? null,
  }));
  return { report: { clusters, findings }, accounts };
}

/** Detectors of single accounts accuse each account by itself. */
export function eachByItself(accounts) {
  return accounts.map((account) => [account]);
}
