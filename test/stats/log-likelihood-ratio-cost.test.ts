import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logLikelihoodRatioCost } from '../../src/stats/log-likelihood-ratio-cost.js';
import { testReference } from './reference.js';

testReference('log-likelihood-ratio-cost', logLikelihoodRatioCost);

test('a witness who never says anything costs one bit, a perfect one none', () => {
  expect(logLikelihoodRatioCost([0, 0, 0], [0])).toBe(1);
  expect(logLikelihoodRatioCost([Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY])).toBe(0);
});

test('certainty in error costs without limit', () => {
  expect(logLikelihoodRatioCost([Number.NEGATIVE_INFINITY], [0])).toBe(Number.POSITIVE_INFINITY);
  expect(logLikelihoodRatioCost([-5000], [0])).toBe(2500.5);
});

test('exchanging the propositions changes nothing', () => {
  const bits = fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(bits, bits, (same, different) => {
      const turned = logLikelihoodRatioCost(
        different.map((x) => -x),
        same.map((x) => -x),
      )!;
      expect(turned).toBeCloseTo(logLikelihoodRatioCost(same, different)!, 9);
      expect(turned).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('one empty list cannot be judged', () => {
  expect(logLikelihoodRatioCost([], [1])).toBeNull();
  expect(logLikelihoodRatioCost([1], [])).toBeNull();
});

test('a ratio that is not a number is refused', () => {
  expect(() => logLikelihoodRatioCost([Number.NaN], [0])).toThrow(RangeError);
});
