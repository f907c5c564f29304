import { expect, test } from 'vitest';
import { crowdAround, partsOfCrowds } from '../../src/cluster/parts-of-crowds.js';
import { compareUnits } from '../../src/link/compare.js';
import type { Link } from '../../src/link/link.js';

import { createRng } from '../../src/stats/rng.js';
import { ordinaryAccounts, queueAccounts, sameTextAccounts, unitsOfAccounts } from './build-population.js';

const unitsFrom = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Links between all units of a list. */
function linked(units: readonly number[], bits: number): Link[] {
  return units.flatMap((left, at) => units.slice(at + 1).map((right) => ({ left, right, bits })));
}

/** A weak link from each unit to the next few, as a crowd of readers of one text has them. */
function chained(units: readonly number[]): Link[] {
  return units.flatMap((left, at) => units.slice(at + 1, at + 4).map((right) => ({ left, right, bits: 1 })));
}

const partsOf = (links: readonly Link[], crowds: readonly (readonly number[])[]) => partsOfCrowds(links, crowds, createRng(5));

test('those who have more links to each other than to the rest of their crowd are a part of it', () => {
  const crowd = unitsFrom(0, 29);
  const pool = [2, 7, 12, 17, 22, 27];
  expect(partsOf([...chained(crowd), ...linked(pool, 6)], [crowd])).toContainEqual(pool);
});

test('links to those outside the crowd have no say', () => {
  const crowd = unitsFrom(0, 29);
  const pool = [2, 7, 12, 17, 22, 27];
  const inside = [...chained(crowd), ...linked(pool, 6)];
  expect(partsOf([...inside, ...linked([3, ...unitsFrom(40, 60)], 9)], [crowd])).toEqual(partsOf(inside, [crowd]));
});

test('a crowd without links has no parts, and eleven units are no crowd', () => {
  expect(partsOf([], [unitsFrom(0, 29)])).toEqual([]);
  expect(partsOf(linked(unitsFrom(0, 5), 6), [unitsFrom(0, 10)])).toEqual([]);
  expect(partsOf(linked(unitsFrom(0, 5), 6), [unitsFrom(0, 11)])).toEqual([unitsFrom(0, 5)]);
});

test('a crowd of more than 5,000 is left as it is', () => {
  const pool = linked(unitsFrom(0, 5), 6);
  expect(partsOf(pool, [unitsFrom(0, 4_999)])).toEqual([unitsFrom(0, 5)]);
  expect(partsOf(pool, [unitsFrom(0, 5_000)])).toEqual([]);
});

test('what is most of a crowd is no part of it: it leads back to the crowd', () => {
  expect(partsOf(linked(unitsFrom(0, 19), 6), [unitsFrom(0, 29)])).toEqual([]);
});

test('a crowd that comes up twice is looked at once', () => {
  const crowd = unitsFrom(0, 29);
  const links = [...chained(crowd), ...linked([2, 7, 12, 17, 22, 27], 6)];
  expect(partsOf(links, [crowd, unitsFrom(0, 27), unitsFrom(2, 30)])).toEqual(partsOf(links, [crowd]));
});

test('the crowd around a few accounts of a queue is all who send such texts', () => {
  const accounts = [...ordinaryAccounts(20, 3), ...queueAccounts(10, { seed: 3 }), ...sameTextAccounts(10, { seed: 3 })];
  const linkage = compareUnits(unitsOfAccounts(accounts), 5);
  expect(crowdAround(linkage, [20, 21, 22, 23])).toEqual(unitsFrom(20, 39));
});
