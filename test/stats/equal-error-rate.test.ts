import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalErrorRate } from '../../src/stats/equal-error-rate.js';
import { testReference } from './reference.js';

testReference('equal-error-rate', equalErrorRate);

test('the rate lies in 0…1 and depends on the order of the scores only', () => {
  const scores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1 });
  fc.assert(
    fc.property(scores, scores, (same, different) => {
      const rate = equalErrorRate(same, different)!;
      expect(rate >= 0 && rate <= 1).toBe(true);
      expect(
        equalErrorRate(
          same.map((x) => x ** 3),
          different.map((x) => x ** 3),
        ),
      ).toBe(rate);
      expect(equalErrorRate(different, same)!).toBeCloseTo(1 - rate, 9);
    }),
  );
});

test('one empty list cannot be judged', () => {
  expect(equalErrorRate([], [1])).toBeNull();
  expect(equalErrorRate([1], [])).toBeNull();
});

test('a score that is not a number is refused', () => {
  expect(() => equalErrorRate([Number.NaN, 1], [0])).toThrow(RangeError);
});
