import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hillNumber } from '../../src/stats/hill-number.js';
import { rarefiedHillNumber } from '../../src/stats/rarefied-hill-number.js';
import { testReference } from './reference.js';

testReference('rarefied-hill-number', rarefiedHillNumber);

const sample = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 });
const order = fc.constantFrom<(0 | 1 | 2)[]>(0, 1, 2);

test('drawing all of the sample gives its own Hill number', () => {
  fc.assert(
    fc.property(sample, order, (counts, q) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      expect(rarefiedHillNumber(counts, { drawn: total, order: q })).toBeCloseTo(hillNumber(counts, q)!, 7);
    }),
  );
});

test('more drawn calls never hold fewer kinds', () => {
  fc.assert(
    fc.property(sample, order, fc.nat(), (counts, q, at) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      if (total < 2) return;
      const drawn = 1 + (at % (total - 1));
      const fewer = rarefiedHillNumber(counts, { drawn, order: q })!;
      expect(rarefiedHillNumber(counts, { drawn: drawn + 1, order: q })!).toBeGreaterThanOrEqual(fewer - 1e-7);
    }),
  );
});

test('a sample cannot be rarefied to more than it has', () => {
  expect(rarefiedHillNumber([2, 1], { drawn: 4, order: 0 })).toBeNull();
  expect(rarefiedHillNumber([2, 1], { drawn: 6, order: 0, units: 5 })).toBeNull();
  expect(rarefiedHillNumber([], { drawn: 1, order: 1 })).toBeNull();
});

test('half a call and none are refused', () => {
  expect(() => rarefiedHillNumber([2], { drawn: 0, order: 0 })).toThrow(RangeError);
  expect(() => rarefiedHillNumber([2], { drawn: 1.5, order: 0 })).toThrow(RangeError);
});
