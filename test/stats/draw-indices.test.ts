import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawIndices } from '../../src/stats/draw-indices.js';
import { createRng } from '../../src/stats/rng.js';

test('positions are distinct, ascending and inside the population', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), fc.nat(), (a, b, seed) => {
      const drawn = drawIndices(Math.max(a, b), Math.min(a, b), createRng(seed));
      expect(drawn.length).toBe(Math.min(a, b));
      drawn.forEach((index, i) => {
        expect(index).toBeLessThan(Math.max(a, b));
        if (i > 0) expect(index).toBeGreaterThan(drawn[i - 1]!);
      });
    }),
  );
});

// 10 pairs of 5 items, 5,000 draws, 500 expected a pair; chi-square with 9 degrees of freedom, 0.9999 quantile 33.7 (SciPy chi2.ppf).
test('all pairs of five items come up equally often', () => {
  const rng = createRng(8);
  const seen = new Map<string, number>();
  for (let i = 0; i < 5_000; i++) {
    const pair = drawIndices(5, 2, rng).join();
    seen.set(pair, (seen.get(pair) ?? 0) + 1);
  }
  expect(seen.size).toBe(10);
  expect([...seen.values()].reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(33.7);
});

test('more than there are cannot be drawn', () => {
  expect(() => drawIndices(3, 4, () => 0)).toThrow(RangeError);
});

test('few of many are drawn as they would be one by one, with the same random numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 6_000 }), fc.nat(), (size, more, seed) => {
      const population = size + more;
      const rng = createRng(seed);
      const drawn: number[] = [];
      for (let limit = population - size; limit < population; limit++) {
        const index = Math.floor(rng() * (limit + 1));
        drawn.push(drawn.includes(index) ? limit : index);
      }
      expect([...drawIndices(population, size, createRng(seed))]).toEqual(drawn.sort((a, b) => a - b));
    }),
  );
});
