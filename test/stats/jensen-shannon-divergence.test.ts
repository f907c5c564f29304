import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jensenShannonDivergence } from '../../src/stats/jensen-shannon-divergence.js';
import { testReference } from './reference.js';

testReference('jensen-shannon-divergence', jensenShannonDivergence);

const pairs = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1 });

test('it is symmetric, between 0 and 1 bit, and 0 for one profile at two scales', () => {
  fc.assert(
    fc.property(pairs, (bins) => {
      const left = bins.map(([count]) => count);
      const right = bins.map(([, count]) => count);
      const divergence = jensenShannonDivergence(left, right);
      if (divergence === null) return;
      expect(jensenShannonDivergence(right, left)).toBeCloseTo(divergence, 12);
      expect(divergence >= 0 && divergence <= 1).toBe(true);
      expect(
        jensenShannonDivergence(
          left,
          left.map((count) => 7 * count),
        ),
      ).toBeCloseTo(0, 12);
    }),
  );
});

test('an empty profile cannot be compared', () => {
  expect(jensenShannonDivergence([0, 0], [1, 2])).toBeNull();
  expect(jensenShannonDivergence([], [])).toBeNull();
});

test('profiles with different bins and negative counts are refused', () => {
  expect(() => jensenShannonDivergence([1], [1, 2])).toThrow(RangeError);
  expect(() => jensenShannonDivergence([-1, 2], [1, 2])).toThrow(RangeError);
});
