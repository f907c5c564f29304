import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../../src/stats/rng.js';
import { testReference } from './reference.js';

testReference('rng', (seed: number) => {
  const rng = createRng(seed);
  return Array.from({ length: 6 }, () => rng());
});

test('every number lies in [0, 1)', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (seed) => {
      const rng = createRng(seed);
      for (let i = 0; i < 50; i++) {
        const value = rng();
        expect(value >= 0 && value < 1).toBe(true);
      }
    }),
  );
});

// 10,000 draws into 10 bins: chi-square with 9 degrees of freedom; 33.7 is its 0.9999 quantile (SciPy chi2.ppf).
test('numbers of one seed fill ten bins evenly', () => {
  const rng = createRng(31);
  const bins = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) bins[Math.floor(rng() * 10)]!++;
  const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(33.7);
});

test('a seed that is no safe integer is refused', () => {
  expect(() => createRng(0.5)).toThrow(RangeError);
  expect(() => createRng(2 ** 60)).toThrow(RangeError);
});
