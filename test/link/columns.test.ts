import { expect, test } from 'vitest';
import { columnsOf, sharedColumnsOf, weightInColumns } from '../../src/link/columns.js';
import { populationOf, vectorOf } from './build-units.js';

const population = populationOf('category', [vectorOf({ 3: 0.25, 9: 0.75 }), vectorOf({}), vectorOf({ 3: 1 })]);
const columns = columnsOf(population, 0);

test('the vectors of all units stand one after another', () => {
  expect([...columns.starts]).toEqual([0, 2, 2, 3]);
  expect([...columns.ids]).toEqual([3, 9, 3]);
  expect([...columns.weights]).toEqual([0.25, 0.75, 1]);
});

test('a value of a unit is found, and weighs nothing where it is not', () => {
  expect([0, 1, 2].map((unit) => weightInColumns(columns, unit, 3))).toEqual([0.25, 0, 1]);
  expect(weightInColumns(columns, 2, 9)).toBe(0);
});

test('they are laid out once for a log', () => {
  expect(columnsOf(population, 0)).toBe(columns);
});

test('of a category those values are kept that several units hold', () => {
  const named = [vectorOf({ 0: 0.5, 3: 0.25, 9: 0.25 }), vectorOf({ 0: 0.5, 3: 0.5 })];
  const shared = {
    ...populationOf('category', named),
    holders: [
      new Map([
        [0, 2],
        [3, 2],
      ]),
    ],
  };
  const { starts, ids, weights } = sharedColumnsOf(shared, 0);
  expect([...starts]).toEqual([0, 1, 2]);
  expect([...ids]).toEqual([3, 3]);
  expect([...weights]).toEqual([0.25, 0.5]);
});
