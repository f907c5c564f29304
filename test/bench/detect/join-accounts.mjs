/**
 * Connected components (single linkage) of accounts.
 * @param {Iterable<readonly [string, string]>} pairs
 * @param {number} least smallest component that counts
 * @returns {readonly (readonly string[])[]} sorted by size, then name
 */
export function joinAccounts(pairs, least) {
  const parents = new Map();
  for (const [left, right] of pairs) {
    const root = rootOf(parents, left);
    parents.set(root, rootOf(parents, right));
  }
  const members = new Map();
  for (const account of [...parents.keys()].sort()) {
    const root = rootOf(parents, account);
    members.set(root, [...(members.get(root) ?? []), account]);
  }
  return [...members.values()]
    .filter(({ length }) => length >= least)
    .sort((left, right) => right.length - left.length || (left[0] < right[0] ? -1 : 1));
}

function rootOf(parents, account) {
  let at = account;
  for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) {
    parents.set(at, parents.get(up) ?? up);
    at = up;
  }
  if (!parents.has(at)) parents.set(at, at);
  return at;
}

/**
 * Counts for each pair of accounts how many keys both hold. Keys that more than `popular` accounts hold are ignored.
 * @param {Iterable<ReadonlySet<string>>} holders accounts by key
 * @returns {Map<string, Map<string, number>>} left < right
 */
export function countShared(holders, popular) {
  const shared = new Map();
  for (const accounts of holders) {
    if (accounts.size < 2 || accounts.size > popular) continue;
    const sorted = [...accounts].sort();
    for (const [i, left] of sorted.entries()) {
      if (!shared.has(left)) shared.set(left, new Map());
      const row = shared.get(left);
      for (const right of sorted.slice(i + 1)) row.set(right, (row.get(right) ?? 0) + 1);
    }
  }
  return shared;
}
