import { expect, test } from 'vitest';
import { weightOf } from '../../src/cluster/weight-of.js';
import { vectorOf } from '../link/build-units.js';

test('weightOf is the weight of the value, 0 when it is not there', () => {
  expect(weightOf(vectorOf({ 4: 0.25, 9: 0.75 }), 9)).toBe(0.75);
  expect(weightOf(vectorOf({ 4: 0.25 }), 9)).toBe(0);
});
