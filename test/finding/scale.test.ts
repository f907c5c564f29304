import { describe, expect, test } from 'vitest';
import { SCALE, SCALE_ORIGIN, wordsOf } from '../../src/finding/scale.js';

/** ENFSI 2015, verbal scale: ratio from which the words hold. */
const PUBLISHED = [
  [1, 'no support'],
  [2, 'weak support'],
  [10, 'moderate support'],
  [100, 'moderately strong support'],
  [1_000, 'strong support'],
  [10_000, 'very strong support'],
  [1_000_000, 'extremely strong support'],
] as const;

/** Less than the last digit of a printed number, more than the error of a logarithm. */
const STEP_BITS = 1e-9;

test('the scale is the published one: its steps are the ratios, in bits', () => {
  expect(SCALE.map(({ words }) => words)).toEqual(PUBLISHED.map(([, words]) => words));
  for (const [step, { fromBits }] of SCALE.entries()) expect(2 ** fromBits).toBeCloseTo(PUBLISHED[step]![0], 6);
});

test('in bits the steps are 0, 1, 3.3, 6.6, 10, 13.3 and 19.9', () => {
  expect(SCALE.map(({ fromBits }) => fromBits.toFixed(1))).toEqual(['0.0', '1.0', '3.3', '6.6', '10.0', '13.3', '19.9']);
});

describe.each(PUBLISHED.slice(1).map(([ratio, words], step) => ({ ratio, words, below: PUBLISHED[step]![1] })))(
  'at a ratio of $ratio',
  ({ ratio, words, below }) => {
    test(`“${words}” begins, and just below it is still “${below}”`, () => {
      expect(wordsOf(Math.log2(ratio))).toBe(words);
      expect(wordsOf(Math.log2(ratio) + STEP_BITS)).toBe(words);
      expect(wordsOf(Math.log2(ratio) - STEP_BITS)).toBe(below);
    });
  },
);

test.each([0, -0, -1e-9, -0.5, -14, Number.NEGATIVE_INFINITY])('%f bits are no support', (bits) => {
  expect(wordsOf(bits)).toBe('no support');
});

test('no number of bits is beyond the scale', () => {
  expect(wordsOf(4_000)).toBe('extremely strong support');
  expect(wordsOf(Number.POSITIVE_INFINITY)).toBe('extremely strong support');
});

test('the scale says where it is from, and that others name the ratios differently', () => {
  expect(SCALE_ORIGIN).toContain('ENFSI 2015');
  expect(SCALE_ORIGIN).toContain('other published scales');
});
