/**
 * Add-one p-value of a permutation test: the observed order counts as one of the permutations, so that the value is never 0 and
 * the test never rejects more often than it says.
 * p = (hits + 1) / (permutations + 1)
 * @param hits permutations whose statistic was at least as extreme as the observed one, ties included
 * @param permutations permutations drawn, ≥ 0; none gives 1
 * @returns probability in (0, 1]
 * @throws {RangeError} if hits is not a whole number in 0…permutations
 * @see Phipson & Smyth 2010, Permutation p-values should never be zero, doi:10.2202/1544-6115.1585
 * @example addOnePValue(0, 999) // 0.001
 */
export function addOnePValue(hits: number, permutations: number): number {
  if (!Number.isInteger(hits) || !Number.isInteger(permutations) || hits < 0 || hits > permutations) {
    throw new RangeError(`hits must be a whole number in 0…permutations, got ${hits} of ${permutations}`);
  }
  return (hits + 1) / (permutations + 1);
}
