import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialUpperTailLog2 } from '../../src/stats/binomial-upper-tail-log2.js';
import { testReference } from './reference.js';

testReference('binomial-upper-tail-log2', binomialUpperTailLog2);

test('sure and impossible outcomes have 0 and −Infinity bits', () => {
  expect(binomialUpperTailLog2(0, 8, 0)).toBe(0);
  expect(binomialUpperTailLog2(8, 8, 1)).toBe(0);
  expect(binomialUpperTailLog2(1, 8, 0)).toBe(Number.NEGATIVE_INFINITY);
  expect(binomialUpperTailLog2(9, 8, 0.5)).toBe(Number.NEGATIVE_INFINITY);
});

// 2,000 heads in 2,000 throws: exactly 2,000 bits, where the probability itself is below the smallest double.
test('probabilities too small for a double keep their bits', () => {
  expect(binomialUpperTailLog2(2_000, 2_000, 0.5)).toBeCloseTo(-2_000, 8);
});

test('more successes are never less surprising', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.nat(400),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      (trials, k, p) => {
        const successes = k % trials;
        expect(binomialUpperTailLog2(successes + 1, trials, p)).toBeLessThanOrEqual(
          binomialUpperTailLog2(successes, trials, p) + 1e-9,
        );
      },
    ),
  );
});

test('parts of a success and numbers that are no probability are refused', () => {
  expect(() => binomialUpperTailLog2(1.5, 3, 0.5)).toThrow(RangeError);
  expect(() => binomialUpperTailLog2(1, 3, 1.5)).toThrow(RangeError);
});
