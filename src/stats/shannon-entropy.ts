/**
 * Shannon entropy of counts: bits needed on average to say which kind a call is of. The plug-in value: for few calls it is too low.
 * H = −Σ p log2 p, p = count / total
 * @param countsPerKind numbers ≥ 0, one per kind; zeros add nothing
 * @returns bits ≥ 0, or null without counts
 * @throws {RangeError} if a count is below 0
 * @see Shannon 1948, theorem 2, doi:10.1002/j.1538-7305.1948.tb01338.x
 * @example shannonEntropy([2, 1, 1]) // 1.5
 */
export function shannonEntropy(countsPerKind: ArrayLike<number>): number | null {
  let total = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    if (!(countsPerKind[i]! >= 0)) throw new RangeError(`a count must be 0 or more, got ${countsPerKind[i]}`);
    total += countsPerKind[i]!;
  }
  if (total === 0) return null;
  let entropy = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    const share = countsPerKind[i]! / total;
    if (share > 0) entropy -= share * Math.log2(share);
  }
  return Math.max(0, entropy);
}
