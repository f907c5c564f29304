import { expect, test } from 'vitest';
import { medianAbsoluteDeviation } from '../../src/stats/median-absolute-deviation.js';
import { testReference } from './reference.js';

testReference('median-absolute-deviation', medianAbsoluteDeviation);

test('no values have no spread', () => {
  expect(medianAbsoluteDeviation([])).toBeNull();
});

test('one wild value does not move it', () => {
  expect(medianAbsoluteDeviation([1, 2, 3, 4, 5])).toBe(medianAbsoluteDeviation([1, 2, 3, 4, 5e9]));
});
