import { median } from './median.js';

/**
 * Median absolute deviation: a spread that some wild values do not move, for gaps and lengths with long tails. Not scaled: times
 * 1.4826 it estimates the standard deviation of normal data.
 * MAD = median |value − median|
 * @param values numbers in any order, not changed
 * @returns ≥ 0, in the unit of the input, or null for no values
 * @see Hampel 1974, doi:10.1080/01621459.1974.10482962
 * @example medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9]) // 1
 */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number | null {
  const middle = median(values);
  if (middle === null) return null;
  return median(Float64Array.from(values, (value) => Math.abs(value - middle)));
}
