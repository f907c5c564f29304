import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOutsiders, weighOutsiders } from '../../src/cluster/outsider.js';

test('members are no outsiders', () => {
  expect([...weighOutsiders(new Float64Array(4), [1, 3])].map((weight) => weight > 0)).toEqual([true, false, true, false]);
  expect([...allOutsiders(4, [1, 3])]).toEqual([1, 0, 1, 0]);
});

// Half of the cohort are members, so the odds before looking are 1: 1 / (1 + 1 · 2^bits).
test('an outsider is a witness by the probability that it is no member', () => {
  const weights = weighOutsiders(Float64Array.of(-3, 0, 1, 5, 9, 9, 9, 9), [4, 5, 6, 7]);
  expect([...weights]).toEqual([1 / (1 + 2 ** -3), 1 / 2, 1 / 3, 1 / 33, 0, 0, 0, 0]);
});

test('the more it agrees with the group, and the more of the cohort are members, the less it weighs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 2, max: 30 }), (members, outsiders) => {
      const bits = Float64Array.from({ length: members + outsiders }, (_, place) => place / 3 - 2);
      const places = Array.from({ length: members }, (_, at) => outsiders + at);
      const weights = [...weighOutsiders(bits, places)].slice(0, outsiders);
      expect([...weights].sort((left, right) => right - left)).toEqual(weights);
      expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true);
    }),
  );
});
