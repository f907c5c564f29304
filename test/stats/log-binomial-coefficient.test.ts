import { expect, test } from 'vitest';
import { logBinomialCoefficient } from '../../src/stats/log-binomial-coefficient.js';
import { testReference } from './reference.js';

testReference('log-binomial-coefficient', logBinomialCoefficient);

test('choosing none or all can be done in one way', () => {
  expect(logBinomialCoefficient(0, 0)).toBe(0);
  expect(logBinomialCoefficient(9, 0)).toBe(0);
  expect(logBinomialCoefficient(9, 9)).toBe(0);
});

test('choosing more than there are, or fewer than none, can be done in no way', () => {
  expect(logBinomialCoefficient(4, 5)).toBe(Number.NEGATIVE_INFINITY);
  expect(logBinomialCoefficient(4, -1)).toBe(Number.NEGATIVE_INFINITY);
});
