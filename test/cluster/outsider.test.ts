import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOutsiders, expectedOutsiders, outsiderProbability, weighOutsiders } from '../../src/cluster/outsider.js';

test('members are no outsiders', () => {
  expect([...weighOutsiders(new Float64Array(4), [1, 3])].map((weight) => weight > 0)).toEqual([true, false, true, false]);
  expect([...allOutsiders(4, [1, 3])]).toEqual([1, 0, 1, 0]);
});

// Four members and four others, and the five that stand for the log: odds of 4 to 9 before looking.
test('an outsider is a witness by the probability that it is no member', () => {
  const weights = weighOutsiders(Float64Array.of(-3, 0, 1, 5, 9, 9, 9, 9), [4, 5, 6, 7]);
  const expected = [-3, 0, 1, 5].map((bits) => 9 / (9 + 4 * 2 ** bits));
  for (const [place, weight] of expected.entries()) expect(weights[place]).toBeCloseTo(weight, 12);
  expect([...weights.subarray(4)]).toEqual([0, 0, 0, 0]);
});

test('a cohort of members alone makes no member of a unit without bits', () => {
  expect(outsiderProbability(0, { members: 5, size: 5 })).toBe(0.5);
  expect(outsiderProbability(0, { members: 20, size: 20 })).toBe(0.2);
});

test('the outsiders expected among the members are the sum of what each is likely to be', () => {
  const members = [0.5, 0.25, 0.01].map((outsiderProbability, unit) => ({
    unit,
    contentRatio: 1,
    ties: [],
    netBits: 3,
    outsiderProbability,
  }));
  expect(expectedOutsiders({ members })).toBeCloseTo(0.76, 12);
  expect(expectedOutsiders({ members: [] })).toBe(0);
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
