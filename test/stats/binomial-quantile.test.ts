import { expect, test } from 'vitest';
import { binomialQuantile } from '../../src/stats/binomial-quantile.js';
import { testReference } from './reference.js';

testReference('binomial-quantile', binomialQuantile);

test('without trials there is no success, and certain successes are all', () => {
  expect(binomialQuantile(0.975, 0, 0.4)).toBe(0);
  expect(binomialQuantile(0.025, 7, 1)).toBe(7);
  expect(binomialQuantile(0.975, 7, 0)).toBe(0);
});

test.each([0, 1, Number.NaN])('%f is no probability of a quantile', (probability) => {
  expect(() => binomialQuantile(probability, 3, 0.5)).toThrow(RangeError);
});
