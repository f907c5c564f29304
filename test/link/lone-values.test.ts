import { expect, test } from 'vitest';
import { loneValuesOf, NO_VALUE, SEVERAL_VALUES } from '../../src/link/lone-values.js';
import { populationOf, vectorOf } from './build-units.js';

test('only a value that stands in all calls stands for the unit', () => {
  const vectors = [vectorOf({ 7: 1 }), vectorOf({}), vectorOf({ 7: 0.5, 9: 0.5 }), vectorOf({ 7: 0.5 }), vectorOf({ 0: 1 })];
  expect([...loneValuesOf(populationOf('category', vectors), 0)]).toEqual([7, NO_VALUE, SEVERAL_VALUES, SEVERAL_VALUES, 0]);
});
