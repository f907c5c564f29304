import { quantile } from './quantile.js';

/**
 * Median: the middle of the values; for an even number of them the mean of the two in the middle.
 * @param values numbers in any order, not changed
 * @returns a value in the unit of the input, or null for no values
 * @see {@link quantile}
 * @example median([9, 1, 4]) // 4
 */
export function median(values: ArrayLike<number>): number | null {
  return quantile(values, 0.5);
}
