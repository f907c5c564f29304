import { quantileSorted } from './quantile-sorted.js';

/**
 * Quantile of values in any order, type 7 (the default of R and NumPy). Sorts a copy: for several quantiles of the same values,
 * sort once and use `quantileSorted`.
 * @param values numbers, not changed
 * @param probability in 0…1
 * @returns a value in the unit of the input, or null for no values
 * @throws {RangeError} if the probability is outside 0…1
 * @see {@link quantileSorted}
 * @example quantile([8, 1, 4, 2], 0.5) // 3
 */
export function quantile(values: ArrayLike<number>, probability: number): number | null {
  return quantileSorted(Float64Array.from(values).sort(), probability);
}
