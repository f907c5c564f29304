/**
 * Frequency counts of a sample: how many kinds were seen once, twice, and in all. All that estimates of the unseen need.
 * @param countsPerKind whole numbers ≥ 0, one per kind; zeros are kinds not seen and are left out
 * @returns numbers of kinds, and the sum of the counts
 * @throws {RangeError} if a count is not a whole number ≥ 0
 * @see Good 1953, doi:10.1093/biomet/40.3-4.237
 * @example frequencyCounts([4, 2, 1, 1]) // { kinds: 4, singletons: 2, doubletons: 1, total: 8 }
 */
export function frequencyCounts(countsPerKind: ArrayLike<number>): {
  kinds: number;
  singletons: number;
  doubletons: number;
  total: number;
} {
  let kinds = 0;
  let singletons = 0;
  let doubletons = 0;
  let total = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    const count = countsPerKind[i]!;
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`a count must be a whole number from 0, got ${count}`);
    if (count > 0) kinds++;
    if (count === 1) singletons++;
    if (count === 2) doubletons++;
    total += count;
  }
  return { kinds, singletons, doubletons, total };
}
