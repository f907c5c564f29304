import { expect, test } from 'vitest';
import { betaQuantile } from '../../src/stats/beta-quantile.js';
import { testReference } from './reference.js';

testReference('beta-quantile', betaQuantile);

test('the ends of the distribution are 0 and 1', () => {
  expect(betaQuantile(0, 3, 4)).toBe(0);
  expect(betaQuantile(1, 3, 4)).toBe(1);
});

test('a number that is no probability is refused', () => {
  expect(() => betaQuantile(-0.1, 3, 4)).toThrow(RangeError);
});
