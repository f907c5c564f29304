import { expect, test } from 'vitest';
import { normalCdf } from '../../src/stats/normal-cdf.js';
import { testReference } from './reference.js';

testReference('normal-cdf', normalCdf);

test('a value that is not a number is refused', () => {
  expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
});
