import { expect, test } from 'vitest';
import { bisectIncreasing } from '../../src/stats/bisect-increasing.js';

test('the root of two is found to the last digit', () => {
  expect(bisectIncreasing((x) => x * x, 2, { low: 0, high: 2 })).toBeCloseTo(Math.SQRT2, 15);
});

test('a very small argument keeps its digits', () => {
  const found = bisectIncreasing((x) => x * 3, 3e-200, { low: 0, high: 1 });
  expect(Math.abs(found / 1e-200 - 1)).toBeLessThan(1e-14);
});

test('a value that is not reached gives the nearer end', () => {
  expect(bisectIncreasing((x) => x, 5, { low: 0, high: 1 })).toBeCloseTo(1, 12);
  expect(bisectIncreasing((x) => x, -5, { low: 0, high: 1 })).toBeCloseTo(0, 12);
});
