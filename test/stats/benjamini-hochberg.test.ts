import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.js';
import { testReference } from './reference.js';

testReference('benjamini-hochberg', benjaminiHochberg);

test('a q-value lies between its p-value and 1 and keeps the order of the p-values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
      const qValues = benjaminiHochberg(pValues);
      pValues.forEach((pValue, i) => {
        // One rounding of a product and a quotient may fall short of the p-value by a last digit.
        expect(qValues[i]!).toBeGreaterThanOrEqual(pValue * (1 - 1e-15));
        expect(qValues[i]!).toBeLessThanOrEqual(1);
        pValues.forEach((other, j) => {
          if (pValue < other) expect(qValues[i]!).toBeLessThanOrEqual(qValues[j]!);
        });
      });
    }),
  );
});

test('a test that cannot say neither gets a q-value nor costs the others', () => {
  const [first, second] = benjaminiHochberg([0.02, 0.3]);
  expect(benjaminiHochberg([null, 0.02, null, 0.3])).toEqual([null, first, null, second]);
});

test('no tests give no q-values', () => {
  expect(benjaminiHochberg([])).toEqual([]);
});

test('a number that is no probability is refused', () => {
  expect(() => benjaminiHochberg([1.2])).toThrow(RangeError);
  expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
});
