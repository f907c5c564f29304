import { expect, test } from 'vitest';
import { jackknifeStandardError } from '../../src/stats/jackknife-standard-error.js';
import { testReference } from './reference.js';

testReference('jackknife-standard-error', jackknifeStandardError);

test('one block has no spread', () => {
  expect(jackknifeStandardError([3])).toBeNull();
  expect(jackknifeStandardError([])).toBeNull();
});
