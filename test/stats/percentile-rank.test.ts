import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentileRank } from '../../src/stats/percentile-rank.js';
import { testReference } from './reference.js';

testReference('percentile-rank', percentileRank);

test('ranks in a list and in its mirror image sum to 100', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9, max: 9 }), fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }), (value, others) => {
      const mirrored = others.map((other) => -other);
      expect(percentileRank(value, others)! + percentileRank(-value, mirrored)!).toBeCloseTo(100, 9);
    }),
  );
});

test('among nobody there is no rank', () => {
  expect(percentileRank(1, [])).toBeNull();
});
