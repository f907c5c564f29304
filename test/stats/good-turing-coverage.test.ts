import { expect, test } from 'vitest';
import { goodTuringCoverage } from '../../src/stats/good-turing-coverage.js';

// 10 calls, 3 kinds seen once: 1 − 3/10.
test('the share of kinds seen once is what the next call may add', () => {
  expect(goodTuringCoverage([4, 3, 1, 1, 1])).toBeCloseTo(0.7, 15);
});

test('fewer than two calls cannot say', () => {
  expect(goodTuringCoverage([1])).toBeNull();
  expect(goodTuringCoverage([])).toBeNull();
});
