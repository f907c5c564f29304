import { expect, test } from 'vitest';
import { hypergeometricUpperTail } from '../../src/stats/hypergeometric-upper-tail.js';

test('Fisher’s tea: four of four cups named right by chance', () => {
  // C(4, 4) C(4, 0) / C(8, 4) = 1 / 70; three or more: (16 + 1) / 70
  expect(hypergeometricUpperTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
  expect(hypergeometricUpperTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
});

// sum(Fraction(comb(20, i) * comb(80, 30 - i), comb(100, 30)) for i in range(12, 21)) in Python
test('12 or more of 20 marked in a sample of 30 out of 100, as exact fractions give it', () => {
  expect(hypergeometricUpperTail(12, 30, 20, 100)).toBeCloseTo(0.0018306094247240057, 12);
});

test('is 1 from nothing on, and when the sample is everything', () => {
  expect(hypergeometricUpperTail(0, 5, 3, 10)).toBeCloseTo(1, 12);
  expect(hypergeometricUpperTail(3, 10, 3, 10)).toBeCloseTo(1, 12);
  expect(hypergeometricUpperTail(4, 5, 3, 10)).toBe(0);
});

test('counts that do not fit are refused', () => {
  for (const [a, b, c, d] of [
    [6, 5, 3, 10],
    [1, 11, 3, 10],
    [1, 5, 11, 10],
    [-1, 5, 3, 10],
    [0.5, 5, 3, 10],
  ] as const)
    expect(() => hypergeometricUpperTail(a, b, c, d)).toThrow(RangeError);
});
