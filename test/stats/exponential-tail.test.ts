import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentialTail } from '../../src/stats/exponential-tail.js';
import { testReference } from './reference.js';

testReference('exponential-tail', exponentialTail);

test('values that are all the same exceed nothing', () => {
  expect(exponentialTail([5, 5, 5], 1)).toEqual({ threshold: 5, exceedances: 1, meanExcess: 0 });
});

test('a tail of no values is refused', () => {
  expect(() => exponentialTail([1, 2, 3], 0)).toThrow(RangeError);
  expect(() => exponentialTail([1, 2, 3], Number.NaN)).toThrow(RangeError);
});

const samples = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 3, maxLength: 60 });

test('the order of the values changes nothing, and a shift moves the threshold alone', () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: -500, max: 500 }), (values, shift) => {
      const tail = exponentialTail(values, 2)!;
      expect(exponentialTail([...values].reverse(), 2)).toEqual(tail);
      const shifted = exponentialTail(
        values.map((value) => value + shift),
        2,
      )!;
      expect(shifted).toEqual({ ...tail, threshold: tail.threshold + shift });
    }),
  );
});

test('the mean excess is never negative, and what lies below the threshold has no say', () => {
  fc.assert(
    fc.property(samples, (values) => {
      const tail = exponentialTail(values, 2)!;
      expect(tail.meanExcess).toBeGreaterThanOrEqual(0);
      expect(exponentialTail([...values, -5_000, -9_000], 2)).toEqual(tail);
    }),
  );
});
