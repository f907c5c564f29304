import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighOutsiders } from '../../src/cluster/outsider.js';

test('members are no outsiders', () => {
  const cohort = [0, 1, 2, 3].map((unit) => ({ unit, bits: 0 }));
  expect(weighOutsiders(cohort, new Set([1, 3])).map(({ unit }) => unit)).toEqual([0, 2]);
});

// Half of the cohort are members, so the odds before looking are 1: 1 / (1 + 1 · 2^bits).
test('an outsider is a witness by the probability that it is no member', () => {
  const cohort = [-3, 0, 1, 5].map((bits, unit) => ({ unit, bits })).concat([4, 5, 6, 7].map((unit) => ({ unit, bits: 9 })));
  expect(weighOutsiders(cohort, new Set([4, 5, 6, 7])).map(({ weight }) => weight)).toEqual([
    1 / (1 + 2 ** -3),
    1 / 2,
    1 / 3,
    1 / 33,
  ]);
});

test('the more it agrees with the group, and the more of the cohort are members, the less it weighs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 2, max: 30 }), (members, outsiders) => {
      const cohort = Array.from({ length: members + outsiders }, (_, unit) => ({ unit, bits: unit / 3 - 2 }));
      const weights = weighOutsiders(cohort, new Set(Array.from({ length: members }, (_, at) => outsiders + at))).map(
        ({ weight }) => weight,
      );
      expect(weights).toHaveLength(outsiders);
      expect([...weights].sort((left, right) => right - left)).toEqual(weights);
      expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true);
    }),
  );
});
