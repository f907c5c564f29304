import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { testReference } from './reference.js';

testReference('wilson-interval', wilsonInterval);

test('the interval holds the share that was seen and stays in 0…1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, k) => {
      const successes = k % (trials + 1);
      const { low, high } = wilsonInterval(successes, trials, 0.9)!;
      expect(0 <= low && low <= successes / trials && successes / trials <= high && high <= 1).toBe(true);
    }),
  );
});

test('without trials there is no interval', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
});

test('more successes than trials and a level of 1 are refused', () => {
  expect(() => wilsonInterval(4, 3)).toThrow(RangeError);
  expect(() => wilsonInterval(1, 3, 1)).toThrow(RangeError);
});
