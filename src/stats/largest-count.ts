/**
 * Largest count: how often the commonest value occurs. `Math.max(...counts)` does not bear it where each call of a large group has a value
 * of its own: a call takes some 120,000 arguments.
 * @param counts whole numbers ≥ 1, one per value
 * @returns 0 without counts
 * @see Wilcox 1973, doi:10.2307/446831 (the count of the mode)
 * @example largestCount([4, 9, 1]) // 9
 */
export function largestCount(counts: Iterable<number>): number {
  let largest = 0;
  for (const count of counts) largest = Math.max(largest, count);
  return largest;
}
