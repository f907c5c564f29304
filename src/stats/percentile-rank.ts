/**
 * Percentile rank (mid-rank): where a value stands among others, ties counted half. 0 is below all of them, 100 above all.
 * Two-sided by reading: near 0 and near 100 are both unusual.
 * rank = 100 × (number below + number equal / 2) / n
 * @param value what is placed
 * @param others what it is placed among, in any order
 * @returns 0…100, or null for no others
 * @see Roscoe 1975, Fundamental research statistics; same as SciPy's percentileofscore(kind='mean')
 * @example percentileRank(3, [1, 2, 3, 4]) // 62.5
 */
export function percentileRank(value: number, others: ArrayLike<number>): number | null {
  if (others.length === 0) return null;
  let below = 0;
  let equal = 0;
  for (let i = 0; i < others.length; i++) {
    if (others[i]! < value) below++;
    else if (others[i] === value) equal++;
  }
  return (100 * (below + equal / 2)) / others.length;
}
