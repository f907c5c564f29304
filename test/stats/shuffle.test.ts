import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../../src/stats/rng.js';
import { shuffle } from '../../src/stats/shuffle.js';

test('a shuffle keeps every item', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      const shuffled = shuffle([...items], createRng(seed));
      expect(shuffled.sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

// 6,000 shuffles of 3 items, 1,000 expected an order; chi-square with 5 degrees of freedom, 0.9999 quantile 25.7 (SciPy chi2.ppf).
test('all six orders of three items come up equally often', () => {
  const rng = createRng(5);
  const seen = new Map<string, number>();
  for (let i = 0; i < 6_000; i++) {
    const order = shuffle(['a', 'b', 'c'], rng).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  expect([...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(25.7);
});

test('a typed array is shuffled in place', () => {
  const items = Uint8Array.of(1, 2, 3, 4);
  expect(shuffle(items, () => 0)).toBe(items);
  expect([...items]).toEqual([2, 3, 4, 1]);
});
