import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hillNumber } from '../../src/stats/hill-number.js';
import { testReference } from './reference.js';

testReference('hill-number', hillNumber);

test('a higher order never counts more kinds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), (counts) => {
      const all = hillNumber(counts, 0);
      if (all === null) return;
      expect(hillNumber(counts, 1)!).toBeLessThanOrEqual(all + 1e-9);
      expect(hillNumber(counts, 2)!).toBeLessThanOrEqual(hillNumber(counts, 1)! + 1e-9);
      expect(hillNumber(counts, 2)!).toBeGreaterThanOrEqual(1 - 1e-9);
    }),
  );
});

test('nothing counted has no kinds', () => {
  expect(hillNumber([0], 1)).toBeNull();
});

test('a negative count is refused', () => {
  expect(() => hillNumber([-1], 0)).toThrow(RangeError);
});

test('counts above those that are remembered, and shares instead of counts, go the same way', () => {
  const shares = [0.25, 0.5, 0.25];
  expect(hillNumber(shares, 1)).toBeCloseTo(hillNumber([1, 2, 1], 1)!, 12);
  expect(hillNumber([100, 200, 100], 1)).toBeCloseTo(hillNumber([1, 2, 1], 1)!, 12);
});
