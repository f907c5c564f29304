import { expect, test } from 'vitest';
import { wordSpread } from '../../src/finding/word-spread.js';

test('a heterogeneity has two decimals and a true minus', () => {
  expect(wordSpread(0.456)).toBe('0.46');
  expect(wordSpread(-0.128)).toBe('−0.13');
});

test('what rounds to zero has no sign, and what was not measured is unknown', () => {
  expect(wordSpread(-0.004)).toBe('0.00');
  expect(wordSpread(null)).toBe('unknown');
});
