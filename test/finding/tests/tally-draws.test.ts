import { expect, test } from 'vitest';
import { tallyDraws } from '../../../src/finding/tests/tally-draws.js';

test('every draw stands in one bar, the largest in the last', () => {
  const tally = tallyDraws([0, 0.1, 1, 2.4]);
  expect(tally).toMatchObject({ from: 0 });
  expect(tally!.width).toBeCloseTo(0.1, 12);
  expect(tally!.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(tally!.counts.at(-1)).toBe(1);
});

test('no draws, or equal ones, make no picture', () => {
  expect(tallyDraws([])).toBeNull();
  expect(tallyDraws([3, 3, 3])).toBeNull();
});
