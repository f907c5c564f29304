import { expect, test } from 'vitest';
import { quantileSorted } from '../../src/stats/quantile-sorted.js';

test('the ends are the smallest and the largest value', () => {
  expect(quantileSorted([2, 3, 11], 0)).toBe(2);
  expect(quantileSorted([2, 3, 11], 1)).toBe(11);
});

// Position 0.25 × 3 = 0.75: three quarters of the way from 2 to 6.
test('between two values the quantile is linear', () => {
  expect(quantileSorted(Float64Array.of(2, 6, 8, 9), 0.25)).toBe(5);
});

test('no values have no quantile', () => {
  expect(quantileSorted([], 0.5)).toBeNull();
});

test('a number that is no probability is refused', () => {
  expect(() => quantileSorted([1], 1.01)).toThrow(RangeError);
});
