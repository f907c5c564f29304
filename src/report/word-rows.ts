import { wordCount, wordNumberOf } from './words.js';

interface RowCounts {
  readonly rows: number;
  readonly rejects: number;
  readonly duplicates: number;
  readonly skipped: number;
  readonly blanks: number;
}

/** Rows that hold calls, one or several each. The fold checks in every run that no row is left over. */
export function rowsWithCalls({ rows, rejects, duplicates, skipped }: RowCounts): number {
  return rows - rejects - duplicates - skipped;
}

/** What became of every line: `14 = 10 with calls + 1 rejected + 2 duplicate + 1 of other kinds; 3 blank or header lines`. */
export function wordRows(counts: RowCounts): string {
  const { rows, rejects, duplicates, skipped, blanks } = counts;
  const parts = `${wordCount(rowsWithCalls(counts))} with calls + ${wordCount(rejects)} rejected + ${wordCount(duplicates)} duplicate + ${wordCount(skipped)} of other kinds`;
  return `${wordCount(rows)} = ${parts}; ${wordNumberOf(blanks, 'blank or header line')}`;
}
