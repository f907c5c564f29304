import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regularisedBeta } from '../../src/stats/regularised-beta.js';
import { testReference } from './reference.js';

testReference('regularised-beta', regularisedBeta);

test('both sides of x sum to 1', () => {
  const parameter = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), parameter, parameter, (x, a, b) => {
      expect(regularisedBeta(x, a, b) + regularisedBeta(1 - x, b, a)).toBeCloseTo(1, 9);
    }),
  );
});

test('arguments outside their range are refused', () => {
  expect(() => regularisedBeta(1.1, 1, 1)).toThrow(RangeError);
  expect(() => regularisedBeta(0.5, 0, 1)).toThrow(RangeError);
});
