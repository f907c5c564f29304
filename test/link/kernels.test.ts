import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/account/signals/index.js';
import type { SparseVector } from '../../src/account/unit.js';
import { LEAST_WITHIN, overlapOf, similarity } from '../../src/link/kernels.js';
import { CONTENT, describePopulation } from '../../src/link/population.js';
import { createRng } from '../../src/stats/rng.js';
import { arbitraryUnits } from '../account/arbitrary-units.js';
import { populationOf, unitOf, vectorOf } from './build-units.js';

function compare(kernel: 'category' | 'histogram' | 'hours', vectors: readonly SparseVector[]): number | null {
  const population = populationOf(kernel, vectors);
  return similarity(population, 0, population.units[0]!, population.units[1]!);
}

const hours = fc
  .uniqueArray(fc.integer({ min: 100, max: 130 }), { minLength: 1, maxLength: 14 })
  .map((list) => vectorOf(Object.fromEntries(list.map((hour) => [hour, 1]))));

const histogram = fc
  .dictionary(fc.integer({ min: 0, max: 9 }).map(String), fc.integer({ min: 1, max: 20 }), { minKeys: 1 })
  .map((counts) => {
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return vectorOf(Object.fromEntries(Object.entries(counts).map(([bin, count]) => [bin, count / total])), total);
  });

describe('category', () => {
  test('is the smaller share of each shared value times log2(units / holders), summed', () => {
    // Four units; value 7 is held by 2 of them, value 9 by 3: min(0.5, 0.25)·log2(4/2) + min(0.5, 0.75)·log2(4/3).
    const vectors = [vectorOf({ 7: 0.5, 9: 0.5 }), vectorOf({ 7: 0.25, 9: 0.75 }), vectorOf({ 9: 1 }), vectorOf({ 11: 1 })];
    expect(compare('category', vectors)).toBeCloseTo(0.25 * 1 + 0.5 * 0.41503749927884376, 12);
  });

  test('a value that everybody holds says nothing', () => {
    expect(compare('category', [vectorOf({ 7: 1 }), vectorOf({ 7: 1 })])).toBe(0);
  });

  test('the absent value is never shared', () => {
    expect(compare('category', [vectorOf({ 0: 1 }), vectorOf({ 0: 1 }), vectorOf({ 5: 1 })])).toBe(0);
  });
});

describe('histogram', () => {
  test('is the negated Jensen–Shannon divergence with 0.3 of a call in every bin that either uses', () => {
    // Ten calls each, bins 2 and 3: (8, 2) against (2, 8), plus 0.3, over 10.6: p = 8.3/10.6, q = 2.3/10.6, m = 1/2:
    // JSD = 1 − H(8.3/10.6) = 1 − 0.754617 = 0.245383 (SciPy: jensenshannon([8.3, 2.3], [2.3, 8.3], base=2)**2).
    expect(compare('histogram', [vectorOf({ 2: 0.8, 3: 0.2 }), vectorOf({ 2: 0.2, 3: 0.8 })])).toBeCloseTo(
      -0.2453832981830844,
      12,
    );
  });

  test('of equal shares is 0, also for different numbers of calls of one bin', () => {
    expect(compare('histogram', [vectorOf({ 2: 1 }, 6), vectorOf({ 2: 1 }, 60)])).toBeCloseTo(0, 12);
  });

  test('lies between −1 and 0 and does not depend on which account comes first', () => {
    fc.assert(
      fc.property(histogram, histogram, (left, right) => {
        const value = compare('histogram', [left, right])!;
        expect(value).toBeLessThanOrEqual(1e-12);
        expect(value).toBeGreaterThanOrEqual(-1);
        expect(Math.abs(compare('histogram', [right, left])! - value)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  test('is exactly the same both ways round: bits are read off a staircase', () => {
    fc.assert(
      fc.property(
        histogram,
        histogram,
        (left, right) => compare('histogram', [left, right]) === compare('histogram', [right, left]),
      ),
    );
  });
});

describe('hours', () => {
  test('is shared hours over the geometric mean of active hours, a neighbouring hour counting half', () => {
    // 10 and 12 are shared, 15 lies beside 14: (1 + 1 + 0.5) / sqrt(3 · 4).
    const few = vectorOf({ 10: 1, 12: 1, 15: 1 });
    expect(compare('hours', [few, vectorOf({ 10: 1, 12: 1, 14: 1, 20: 1 })])).toBeCloseTo(2.5 / Math.sqrt(12), 12);
  });

  test('of the same hours is 1, of distant hours 0', () => {
    expect(compare('hours', [vectorOf({ 10: 1, 12: 1 }), vectorOf({ 10: 1, 12: 1 })])).toBeCloseTo(1, 12);
    expect(compare('hours', [vectorOf({ 10: 1, 12: 1 }), vectorOf({ 20: 1 })])).toBe(0);
  });

  test('lies between 0 and 1', () => {
    fc.assert(
      fc.property(hours, hours, (left, right) => {
        const value = compare('hours', [left, right])!;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('does not depend on which account comes first, also for as many hours on either side', () => {
    // 11 lies beside 10 and beside 12, 20 beside none.
    const left = vectorOf({ 10: 1, 12: 1 });
    const right = vectorOf({ 11: 1, 20: 1 });
    expect(compare('hours', [left, right])).toBe(compare('hours', [right, left]));
    const equally = fc.uniqueArray(fc.integer({ min: 100, max: 112 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(equally, equally, (some, others) => {
        const [a, b] = [some, others].map((list) => vectorOf(Object.fromEntries(list.map((hour) => [hour, 1]))));
        return compare('hours', [a!, b!]) === compare('hours', [b!, a!]);
      }),
    );
  });
});

describe('content', () => {
  const words = Array.from({ length: 80 }, (_, index) => `word${index}`);

  /** Texts of words drawn evenly from a part of the vocabulary. */
  function textsFrom(vocabulary: readonly string[], count: number, rng: () => number) {
    return Array.from({ length: count }, () => ({
      text: Array.from({ length: 12 }, () => vocabulary[Math.floor(rng() * vocabulary.length)]).join(' '),
    }));
  }

  test('of two shares of one queue is near 1, of two bodies of text far below', () => {
    const rng = createRng(11);
    const strangers = Array.from({ length: 12 }, (_, index) =>
      unitOf(`stranger-${index}`, textsFrom(words.map((word) => `${word}x${index}`).concat(words.slice(0, 6)), 40, rng)),
    );
    const shares = ['east', 'west'].map((name) => unitOf(name, textsFrom(words, 40, rng)));
    const population = describePopulation([...shares, ...strangers]);
    const ratio = (left: number, right: number) =>
      similarity(population, CONTENT, population.units[left]!, population.units[right]!)!;
    expect(ratio(0, 1)).toBeGreaterThan(0.9);
    expect(ratio(0, 1)).toBeLessThan(1.1);
    expect(ratio(0, 2)).toBeLessThan(0.3);
    expect(ratio(2, 3)).toBeLessThan(0.3);
  });

  test('of one text alone cannot be said: it has nothing to be compared with inside', () => {
    const calls = [{ text: 'rye crust' }, { text: 'rye crumb' }];
    const population = describePopulation([unitOf('a', calls), unitOf('b', [{ text: 'rye crust' }])]);
    expect(similarity(population, CONTENT, population.units[0]!, population.units[1]!)).toBeNull();
  });

  test('an account whose texts share no word is divided by LEAST_WITHIN, not by nothing', () => {
    // a's two texts share no feature (within 0), b's two share "tide" with weight w = ln(3 / 2.5), 0.0332 < 0.2.
    const a = unitOf('a', [{ text: 'tide noon' }, { text: 'gauge moon' }]);
    const b = unitOf('b', [{ text: 'tide ebb' }, { text: 'tide neap' }]);
    const population = describePopulation([a, b]);
    const weight = Math.log(3 / 2.5);
    expect(similarity(population, CONTENT, population.units[0]!, population.units[1]!)).toBeCloseTo(
      (0.5 * weight ** 2) / LEAST_WITHIN,
      12,
    );
  });
});

test('the overlap of two units is the mean over pairs of their texts of the squared weights of the features in both', () => {
  fc.assert(
    fc.property(arbitraryUnits, (units) => {
      const { features, units: described } = describePopulation(units);
      const [left, right] = [described[0], described.at(-1)];
      if (left === undefined || right === undefined || left.content.calls === 0 || right.content.calls === 0) return;
      const shareOf = ({ ids, counts, calls }: typeof left.content, id: number) => (counts[ids.indexOf(id)] ?? 0) / calls;
      const naive = [...left.content.ids].reduce(
        (sum, id) => sum + shareOf(left.content, id) * shareOf(right.content, id) * features.weightOf(id) ** 2,
        0,
      );
      expect(overlapOf(features, left.content, right.content)).toBeCloseTo(naive, 9);
      expect(overlapOf(features, right.content, left.content)).toBeCloseTo(naive, 9);
    }),
    { numRuns: 40 },
  );
});

describe.each(SIGNALS.map((signal, index) => ({ id: signal.id, kernel: signal.kernel, index })))(
  'similarity of $id',
  ({ kernel, index }) => {
    test('is null or finite, in its range, and the same both ways round', () => {
      fc.assert(
        fc.property(arbitraryUnits, (units) => {
          const population = describePopulation(units);
          for (const left of population.units) {
            for (const right of population.units) {
              const value = similarity(population, index, left, right);
              expect(similarity(population, index, right, left)).toBe(value);
              if (value === null) continue;
              expect(Number.isFinite(value)).toBe(true);
              if (kernel === 'histogram') expect(value).toBeLessThanOrEqual(1e-12);
              else expect(value).toBeGreaterThanOrEqual(0);
            }
          }
        }),
        { numRuns: 25, endOnFailure: true },
      );
    });
  },
);
