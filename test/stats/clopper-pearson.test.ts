import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clopperPearson } from '../../src/stats/clopper-pearson.js';
import { testReference } from './reference.js';

testReference('clopper-pearson', clopperPearson);

test('the interval holds the share that was seen and stays in 0…1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (trials, k) => {
      const successes = k % (trials + 1);
      const { low, high } = clopperPearson(successes, trials, 0.9)!;
      expect(0 <= low && low <= successes / trials && successes / trials <= high && high <= 1).toBe(true);
    }),
  );
});

test('without trials there is no interval', () => {
  expect(clopperPearson(0, 0)).toBeNull();
});

test('more successes than trials and a level of 1 are refused', () => {
  expect(() => clopperPearson(4, 3)).toThrow(RangeError);
  expect(() => clopperPearson(1, 3, 1)).toThrow(RangeError);
});
