/**
 * Jackknife standard error (delete one block): spread of a statistic, from what it would have been without each block of the
 * sample in turn. Serves measures of diversity, where drawing with replacement would invent repetitions.
 * se = √((blocks − 1) / blocks × Σ (value without block − their mean)²)
 * @param valuesWithoutBlock the statistic with each block left out once; blocks of equal size
 * @returns ≥ 0, in the unit of the statistic, or null for fewer than two blocks
 * @see Quenouille 1956, doi:10.1093/biomet/43.3-4.353; Efron & Stein 1981, doi:10.1214/aos/1176345462
 * @example jackknifeStandardError([2, 3, 4]) // 1.1547005383792515
 */
export function jackknifeStandardError(valuesWithoutBlock: readonly number[]): number | null {
  const blocks = valuesWithoutBlock.length;
  if (blocks < 2) return null;
  const mean = valuesWithoutBlock.reduce((sum, value) => sum + value, 0) / blocks;
  const squares = valuesWithoutBlock.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((blocks - 1) / blocks) * squares);
}
