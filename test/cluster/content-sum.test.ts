import { describe, expect, test } from 'vitest';
import {
  addContent,
  lendTable,
  normOf,
  overlapsWith,
  overlapsWithAll,
  takeOverlaps,
  takeSum,
} from '../../src/cluster/content-sum.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const population = describePopulation(unitsOfAccounts([...ordinaryAccounts(25, 4), ...queueAccounts(15, { seed: 4 })]));
const everybody = population.units.map((_, unit) => unit);

function sumOf(units: readonly number[]) {
  const table = lendTable(population);
  for (const unit of units) addContent(population, unit, table);
  return takeSum(population, units, table);
}

describe.each([{ members: [3] }, { members: [26, 28, 31, 30] }, { members: [39, 0, 12] }])(
  'the sum of $members',
  ({ members }) => {
    test('leaves only zeros in the table that was lent', () => {
      sumOf(members);
      expect(lendTable(population).every((value) => value === 0)).toBe(true);
    });

    test('overlaps with itself as with all its units together, taken with the sum or without it', () => {
      const { norm } = sumOf(members);
      const overlaps = overlapsWith(population, sumOf(members), members);
      expect(norm).toBeCloseTo(
        overlaps.reduce((left, right) => left + right, 0),
        9,
      );
      expect(normOf(population, members)).toBeCloseTo(norm, 9);
      expect(normOf(population, members)).toBe(normOf(population, members));
      expect(lendTable(population).every((value) => value === 0)).toBe(true);
    });

    test('overlaps with each of its units the same, whether it is kept or not', () => {
      const table = lendTable(population);
      for (const unit of members) addContent(population, unit, table);
      const overlaps = takeOverlaps(population, members, table);
      expect(table.every((value) => value === 0)).toBe(true);
      overlapsWith(population, sumOf(members), members).forEach((overlap, place) => {
        expect(overlaps[place]).toBeCloseTo(overlap, 9);
      });
    });

    test('overlaps with each unit of the log to the last bit alike, read by holders or by units', () => {
      const sum = sumOf(members);
      const unitByUnit = everybody.map((unit) => overlapsWith(population, sum, [unit])[0]);
      expect([...overlapsWithAll(population, sum)]).toEqual(unitByUnit);
      expect(overlapsWith(population, sum, members).every((overlap) => overlap > 0)).toBe(true);
    });
  },
);

test('a sum holds each feature once, ascending, whether few units of a large log are summed or all of it', () => {
  const large = describePopulation(unitsOfAccounts(ordinaryAccounts(120, 4)));
  const table = lendTable(large);
  for (const members of [[3], large.units.map((_, unit) => unit)]) {
    const naive = new Map<number, number>();
    for (const unit of members) {
      const { ids, counts, calls } = large.units[unit]!.content;
      ids.forEach((id, i) => {
        naive.set(id, (naive.get(id) ?? 0) + counts[i]! / calls);
      });
      addContent(large, unit, table);
    }
    const { ids, sums } = takeSum(large, members, table);
    expect([...ids]).toEqual([...naive.keys()].sort((left, right) => left - right));
    expect([...sums]).toEqual([...ids].map((id) => naive.get(id)! * large.features.squares[id]!));
    expect(table.every((value) => value === 0)).toBe(true);
  }
  expect(large.units[3]!.content.ids.length).toBeLessThan(table.length / 16);
});
