import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiYekutieli } from '../../src/stats/benjamini-yekutieli.js';
import { testReference } from './reference.js';

testReference('benjamini-yekutieli', benjaminiYekutieli);

test('a q-value lies between its p-value and 1 and keeps the order of the p-values', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
      const qValues = benjaminiYekutieli(pValues);
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
  const [first, second] = benjaminiYekutieli([0.02, 0.3]);
  expect(benjaminiYekutieli([null, 0.02, null, 0.3])).toEqual([null, first, null, second]);
});

test('no tests give no q-values', () => {
  expect(benjaminiYekutieli([])).toEqual([]);
});

test('a number that is no probability is refused', () => {
  expect(() => benjaminiYekutieli([1.2])).toThrow(RangeError);
  expect(() => benjaminiYekutieli([Number.NaN])).toThrow(RangeError);
});
