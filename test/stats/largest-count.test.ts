import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestCount } from '../../src/stats/largest-count.js';

test('largestCount is the greatest of the counts, wherever it stands', () => {
  expect(largestCount([4, 9, 1])).toBe(9);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }), (counts) => {
      expect(largestCount(counts)).toBe([...counts].sort((left, right) => right - left)[0]);
    }),
  );
});

test('largestCount of nothing is 0', () => {
  expect(largestCount(new Map<string, number>().values())).toBe(0);
});

test('largestCount bears more counts than a call takes arguments', () => {
  const addresses = new Map(Array.from({ length: 300_000 }, (_, i) => [i, i === 7 ? 3 : 1]));
  expect(() => Math.max(...addresses.values())).toThrow(RangeError);
  expect(largestCount(addresses.values())).toBe(3);
});
