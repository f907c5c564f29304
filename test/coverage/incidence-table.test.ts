import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countIncidences, countKindsByCalls, tabulateIncidences } from '../../src/coverage/incidence-table.js';
import { numberLists, tableOf, toCalls } from './coverage-calls.js';

test('kinds are counted over calls and numbered in the order of their first call', () => {
  const table = tableOf(toCalls([[70, 80], [80, 90], [90]]));
  expect(table.calls).toBe(3);
  expect([...table.callsPerKind]).toEqual([1, 2, 2]);
  expect([...table.kindOfIncidence]).toEqual([0, 1, 1, 2, 2]);
  expect([...table.ends]).toEqual([2, 4, 5]);
});

test('the largest hash is a kind like any other', () => {
  expect([...tableOf(toCalls([[4294967295], [4294967295]])).callsPerKind]).toEqual([2]);
});

test('of some calls only their own kinds are counted, and nothing stays behind for the next', () => {
  const { numbered, lists } = numberLists(toCalls([[1, 2], [2, 3], [3]]));
  const table = tabulateIncidences(numbered, lists[0]!.slice(1));
  expect([...table.callsPerKind]).toEqual([1, 2]);
  expect([...table.kindOfIncidence]).toEqual([0, 1, 1]);
  expect(tabulateIncidences(numbered, lists[0]!.slice(1))).toEqual(table);
});

const callSets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 9 }), { maxLength: 25 });

test('kinds by calls are the histogram of the calls a kind', () => {
  fc.assert(
    fc.property(callSets, (sets) => {
      const { numbered, lists } = numberLists(toCalls(sets));
      const { callsPerKind } = tabulateIncidences(numbered, lists[0]!);
      const kindsByCalls = Array.from({ length: sets.length + 1 }, (_, calls) => callsPerKind.filter((c) => c === calls).length);
      expect([...countKindsByCalls(numbered, lists[0]!)]).toEqual(kindsByCalls);
      expect(countIncidences(numbered, lists[0]!)).toBe(sets.flat().length);
    }),
  );
});
