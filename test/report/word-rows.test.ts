import { expect, test } from 'vitest';
import { rowsWithCalls, wordRows } from '../../src/report/word-rows.js';

test('every row stands on the other side of the sum, and blanks beside it', () => {
  const counts = { rows: 1_014, rejects: 1, duplicates: 2, skipped: 11, blanks: 3 };
  expect(rowsWithCalls(counts)).toBe(1_000);
  expect(wordRows(counts)).toBe(
    '1,014 = 1,000 with calls + 1 rejected + 2 duplicate + 11 of other kinds; 3 blank or header lines',
  );
  expect(wordRows({ ...counts, blanks: 1 })).toContain('; 1 blank or header line');
});
