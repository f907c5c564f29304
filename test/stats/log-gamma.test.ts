import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logGamma } from '../../src/stats/log-gamma.js';
import { testReference } from './reference.js';

testReference('log-gamma', logGamma);

// 0.0005780385328917337: SciPy special.gammaln(0.999).
test('around its zeros at 1 and 2 it is right to the last digits of an absolute value', () => {
  expect(Math.abs(logGamma(0.999) - 0.0005780385328917337)).toBeLessThan(1e-14);
  expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
  expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
});

test('one step up adds the logarithm of the argument', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x) => {
      const scale = Math.max(1, Math.abs(logGamma(x + 1)));
      expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x)) / scale).toBeLessThan(1e-13);
    }),
  );
});

test('zero and below are refused', () => {
  expect(() => logGamma(0)).toThrow(RangeError);
  expect(() => logGamma(-1.5)).toThrow(RangeError);
});
