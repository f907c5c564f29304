import { expect, test } from 'vitest';
import { expectedRange } from '../../../src/finding/tests/expected-range.js';

test('the range is the central 95 % of the draws', () => {
  // 0, 1, …, 200: mean 100; quantiles of type 7 at 0.025 × 200 = 5 and 0.975 × 200 = 195
  expect(expectedRange(Array.from({ length: 201 }, (_, draw) => draw))).toEqual({ mean: 100, low: 5, high: 195 });
});

test('draws that are all alike are their own range', () => {
  expect(expectedRange(new Array<number>(199).fill(0.25))).toEqual({ mean: 0.25, low: 0.25, high: 0.25 });
});

test('the range does not depend on the order of draws, and leaves them alone', () => {
  const draws = [5, 1, 4, 2, 3];
  expect(expectedRange(draws)).toEqual(expectedRange([1, 2, 3, 4, 5]));
  expect(draws).toEqual([5, 1, 4, 2, 3]);
});

test('the mean lies inside the range, even if three of 199 draws are all that differ', () => {
  const { mean, low, high } = expectedRange([...new Array<number>(196).fill(0), 2, 2, 2]);
  expect(mean).toBeCloseTo(6 / 199, 12);
  expect(low).toBeLessThanOrEqual(mean);
  expect(high).toBeGreaterThanOrEqual(mean);
});
