import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstAtLeast } from '../../src/stats/first-at-least.js';

test('all values before the place are smaller, and none from there on', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (list, least) => {
      const sorted = list.sort((left, right) => left - right);
      const place = firstAtLeast(sorted, least);
      expect(sorted.slice(0, place).every((value) => value < least)).toBe(true);
      expect(sorted.slice(place).every((value) => value >= least)).toBe(true);
    }),
  );
});
