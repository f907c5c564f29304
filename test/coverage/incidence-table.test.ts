import { expect, test } from 'vitest';
import { tabulateIncidences } from '../../src/coverage/incidence-table.js';
import { toCalls } from './coverage-calls.js';

test('kinds are counted over calls and numbered in the order of their first call', () => {
  const table = tabulateIncidences(toCalls([[70, 80], [], [80, 90]]));
  expect(table.calls).toBe(3);
  expect([...table.callsPerKind]).toEqual([1, 2, 1]);
  expect([...table.kindOfIncidence]).toEqual([0, 1, 1, 2]);
  expect([...table.ends]).toEqual([2, 2, 4]);
});

test('the largest hash is a kind like any other', () => {
  expect([...tabulateIncidences(toCalls([[4294967295], [4294967295]])).callsPerKind]).toEqual([2]);
});
