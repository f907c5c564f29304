import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chaoJostCoverage } from '../../src/stats/chao-jost-coverage.js';
import { testReference } from './reference.js';

testReference('chao-jost-coverage', chaoJostCoverage);

test('coverage stays in 0…1', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 2 }), (counts) => {
      const coverage = chaoJostCoverage(counts);
      expect(coverage === null || (0 <= coverage && coverage <= 1)).toBe(true);
    }),
  );
});

test('fewer than two calls, or no kinds at all, cannot say', () => {
  expect(chaoJostCoverage([1])).toBeNull();
  expect(chaoJostCoverage([], { units: 40 })).toBeNull();
});

test('a kind seen in more calls than there are is refused', () => {
  expect(() => chaoJostCoverage([5, 1], { units: 4 })).toThrow(RangeError);
});
