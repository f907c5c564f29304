import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile } from '../../src/stats/quantile.js';
import { testReference } from './reference.js';

testReference('quantile', quantile);

test('the quantile does not depend on the order of the values and grows with the probability', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, probability, probability, (list, p, q) => {
      expect(quantile([...list].reverse(), p)).toBe(quantile(list, p));
      expect(quantile(list, Math.min(p, q))!).toBeLessThanOrEqual(quantile(list, Math.max(p, q))! + 1e-9);
    }),
  );
});

test('the values given are not sorted in place', () => {
  const values = [3, 1, 2];
  quantile(values, 0.5);
  expect(values).toEqual([3, 1, 2]);
});
