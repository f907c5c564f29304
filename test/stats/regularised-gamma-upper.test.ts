import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regularisedGammaUpper } from '../../src/stats/regularised-gamma-upper.js';
import { testReference } from './reference.js';

testReference('regularised-gamma-upper', regularisedGammaUpper);

test('the share above x falls from 1 to 0', () => {
  const x = fc.double({ min: 0, max: 500, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 200, noNaN: true }), x, x, (a, one, other) => {
      const near = regularisedGammaUpper(a, Math.min(one, other));
      const far = regularisedGammaUpper(a, Math.max(one, other));
      expect(far).toBeLessThanOrEqual(near + 1e-12);
    }),
  );
  expect(regularisedGammaUpper(3, 0)).toBe(1);
  expect(regularisedGammaUpper(3, Number.POSITIVE_INFINITY)).toBe(0);
});

test('arguments outside their range are refused', () => {
  expect(() => regularisedGammaUpper(0, 1)).toThrow(RangeError);
  expect(() => regularisedGammaUpper(1, -1)).toThrow(RangeError);
});
