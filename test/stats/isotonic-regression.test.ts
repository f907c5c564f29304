import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isotonicRegression } from '../../src/stats/isotonic-regression.js';
import { testReference } from './reference.js';

testReference('isotonic-regression', isotonicRegression);

const points = fc.array(
  fc.record({ value: fc.double({ min: -100, max: 100, noNaN: true }), weight: fc.double({ min: 0.1, max: 50, noNaN: true }) }),
);

test('the fit never falls, keeps the weighted sum and stays when fitted again', () => {
  fc.assert(
    fc.property(points, (list) => {
      const values = list.map((point) => point.value);
      const weights = list.map((point) => point.weight);
      const fitted = isotonicRegression(values, weights);
      fitted.forEach((value, i) => {
        if (i > 0) expect(value).toBeGreaterThanOrEqual(fitted[i - 1]!);
      });
      const weightedSum = (items: readonly number[]) => items.reduce((sum, item, i) => sum + item * weights[i]!, 0);
      expect(weightedSum(fitted)).toBeCloseTo(weightedSum(values), 6);
      const again = isotonicRegression(fitted, weights);
      again.forEach((value, i) => {
        expect(value).toBeCloseTo(fitted[i]!, 9);
      });
    }),
  );
});

test('without weights all points count the same', () => {
  expect(isotonicRegression([4, 1, 7])).toEqual(isotonicRegression([4, 1, 7], [2, 2, 2]));
});

test('no values have an empty fit', () => {
  expect(isotonicRegression([])).toEqual([]);
});

test('a weight of 0 and a missing weight are refused', () => {
  expect(() => isotonicRegression([1, 2], [1, 0])).toThrow(RangeError);
  expect(() => isotonicRegression([1, 2], [1])).toThrow(RangeError);
});
