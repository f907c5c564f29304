import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addOnePValue } from '../../src/stats/add-one-p-value.js';

test('no hit in 999 permutations is one in a thousand', () => {
  expect(addOnePValue(0, 999)).toBe(0.001);
});

test('the value lies in (0, 1] and grows with the hits', () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.nat(5_000), (a, b) => {
      const permutations = Math.max(a, b);
      const value = addOnePValue(Math.min(a, b), permutations);
      expect(value > 0 && value <= 1).toBe(true);
      if (Math.min(a, b) < permutations) expect(addOnePValue(Math.min(a, b) + 1, permutations)).toBeGreaterThan(value);
    }),
  );
});

test('more hits than permutations, or parts of one, are refused', () => {
  expect(() => addOnePValue(3, 2)).toThrow(RangeError);
  expect(() => addOnePValue(0.5, 2)).toThrow(RangeError);
  expect(() => addOnePValue(-1, 2)).toThrow(RangeError);
});
