import { chiSquareSurvival } from './chi-square-survival.js';

/**
 * G-test of independence (log-likelihood ratio): do the rows of a table of counts share one distribution over the columns?
 * For screening; with expected counts under about 5 the p-value is rough, and a permutation test must decide.
 * G = 2 Σ observed ln(observed / expected), expected = row total × column total / total
 * @param table rows of counts ≥ 0, all of the same length; rows and columns without counts are left out
 * @returns G, its degrees of freedom and p-value, or null ("fewer than two rows or two columns with counts")
 * @throws {RangeError} if rows differ in length or a count is below 0
 * @see Wilks 1938, doi:10.1214/aoms/1177732360; Dunning 1993, ACL J93-1003
 * @example gTest([[10, 20], [20, 10]])?.degreesOfFreedom // 1
 */
export function gTest(
  table: readonly (readonly number[])[],
): { statistic: number; degreesOfFreedom: number; pValue: number } | null {
  const { rowTotals, columnTotals, total } = margins(table);
  const rows = rowTotals.filter((count) => count > 0).length;
  const columns = columnTotals.filter((count) => count > 0).length;
  if (rows < 2 || columns < 2) return null;
  let half = 0;
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      if (count > 0) half += count * Math.log((count * total) / (rowTotals[i]! * columnTotals[j]!));
    });
  });
  const statistic = Math.max(0, 2 * half);
  const degreesOfFreedom = (rows - 1) * (columns - 1);
  return { statistic, degreesOfFreedom, pValue: chiSquareSurvival(statistic, degreesOfFreedom) };
}

function margins(table: readonly (readonly number[])[]): { rowTotals: number[]; columnTotals: number[]; total: number } {
  const columnTotals: number[] = new Array(table[0]?.length ?? 0).fill(0);
  const rowTotals = table.map((row) => {
    if (row.length !== columnTotals.length) throw new RangeError('all rows of a table must have the same number of columns');
    return row.reduce((sum, count, j) => {
      if (!(count >= 0)) throw new RangeError(`a count must be 0 or more, got ${count}`);
      columnTotals[j]! += count;
      return sum + count;
    }, 0);
  });
  return { rowTotals, columnTotals, total: rowTotals.reduce((sum, count) => sum + count, 0) };
}
