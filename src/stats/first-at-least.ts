/**
 * Place of the first value of an ascending list that is at least so large; the length of the list when none is.
 * @see Knuth 1998, The Art of Computer Programming 3, 6.2.1 (binary search)
 * @example firstAtLeast([1, 3, 3, 7], 3) // 1
 */
export function firstAtLeast(sorted: ArrayLike<number>, least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
