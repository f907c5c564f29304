import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/stats/normal-quantile.js';
import { testReference } from './reference.js';

testReference('normal-quantile', normalQuantile);

test('the ends, which are infinite, are refused', () => {
  expect(() => normalQuantile(0)).toThrow(RangeError);
  expect(() => normalQuantile(1)).toThrow(RangeError);
});
