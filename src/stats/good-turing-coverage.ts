import { frequencyCounts } from './frequency-counts.js';

/**
 * Good–Turing sample coverage: estimated share of future calls that fall in kinds already seen. The plain form; Chao & Jost's
 * is less biased and is what the report uses.
 * coverage = 1 − singletons / calls
 * @param countsPerKind whole numbers ≥ 0, one per kind
 * @returns share in 0…1, or null ("fewer than two calls")
 * @throws {RangeError} if a count is not a whole number ≥ 0
 * @see Good 1953, doi:10.1093/biomet/40.3-4.237
 * @example goodTuringCoverage([4, 2, 1, 1]) // 0.75
 */
export function goodTuringCoverage(countsPerKind: ArrayLike<number>): number | null {
  const { singletons, total } = frequencyCounts(countsPerKind);
  return total < 2 ? null : 1 - singletons / total;
}
