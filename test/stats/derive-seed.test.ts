import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveSeed } from '../../src/stats/derive-seed.js';
import { testReference } from './reference.js';

testReference('derive-seed', deriveSeed);

test('a derived seed can be derived from again', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), (seed, label) => {
      const derived = deriveSeed(seed, label);
      expect(Number.isSafeInteger(derived) && derived >= 0).toBe(true);
    }),
  );
});

test('different labels of one seed give different seeds', () => {
  const seeds = new Set(Array.from({ length: 5_000 }, (_, i) => deriveSeed(3, `re-deal/${i}`)));
  expect(seeds.size).toBe(5_000);
});

test('a seed that is no safe integer is refused', () => {
  expect(() => deriveSeed(Number.NaN, 'x')).toThrow(RangeError);
});
