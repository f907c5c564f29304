import { expect, test } from 'vitest';
import { gTest } from '../../src/stats/g-test.js';
import { testReference } from './reference.js';

testReference('g-test', gTest);

test('rows and columns without counts do not take part', () => {
  expect(
    gTest([
      [10, 0, 20],
      [0, 0, 0],
      [20, 0, 10],
    ]),
  ).toEqual(
    gTest([
      [10, 20],
      [20, 10],
    ]),
  );
});

test('one row or one column with counts cannot say anything', () => {
  expect(gTest([])).toBeNull();
  expect(
    gTest([
      [4, 9],
      [0, 0],
    ]),
  ).toBeNull();
  expect(
    gTest([
      [4, 0],
      [7, 0],
    ]),
  ).toBeNull();
});

test('rows of equal shape have no surprise', () => {
  expect(
    gTest([
      [3, 6],
      [30, 60],
    ])!.statistic,
  ).toBeCloseTo(0, 12);
});

test('a ragged table and a negative count are refused', () => {
  expect(() => gTest([[1, 2], [3]])).toThrow(RangeError);
  expect(() =>
    gTest([
      [1, -2],
      [3, 4],
    ]),
  ).toThrow(RangeError);
});
