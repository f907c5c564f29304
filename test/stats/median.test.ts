import { expect, test } from 'vitest';
import { median } from '../../src/stats/median.js';
import { testReference } from './reference.js';

testReference('median', median);

test('no values have no median', () => {
  expect(median([])).toBeNull();
});
