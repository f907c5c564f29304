import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALONE, indexFeatures } from '../../src/link/feature-index.js';
import { vectorOf } from './build-units.js';

/** Features near each other and far apart, also such that fall into one slot of the table. */
const feature = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 0xffffffff }),
  fc.integer({ min: 1, max: 2 ** 20 }).map((n) => n * 2048),
);
const vectors = fc
  .array(fc.uniqueArray(feature, { maxLength: 60 }), { maxLength: 25 })
  .map((lists) => lists.map((ids) => vectorOf(Object.fromEntries(ids.map((id) => [id, 1])))));

test('agrees with counting in a Map', () => {
  fc.assert(
    fc.property(vectors, (list) => {
      const counts = new Map<number, number>();
      for (const { ids } of list) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
      const shared = [...counts].filter(([, count]) => count > 1);
      const index = indexFeatures(list);
      expect(index.size).toBe(shared.length);
      for (const [id, count] of counts) {
        const number = index.numberOf(id);
        if (count === 1) expect(number).toBe(-1);
        else expect(index.units[number]).toBe(count);
      }
      expect(new Set(shared.map(([id]) => index.numberOf(id))).size).toBe(shared.length);
    }),
  );
});

test('does not depend on the order of the vectors but for the numbers themselves', () => {
  fc.assert(
    fc.property(vectors, (list) => {
      const forth = indexFeatures(list);
      const back = indexFeatures([...list].reverse());
      expect([...back.units].sort()).toEqual([...forth.units].sort());
      for (const { ids } of list) for (const id of ids) expect(back.numberOf(id) < 0).toBe(forth.numberOf(id) < 0);
    }),
  );
});

test('a feature that was never seen has no number', () => {
  const index = indexFeatures([vectorOf({ 5: 1, 9: 1 }), vectorOf({ 5: 1 })]);
  expect(index.numberOf(77)).toBe(-1);
  expect(index.numberOf(9)).toBe(-1);
  expect(index.numberOf(5)).toBe(0);
});

test('numbers of many lists at once are those of each feature alone', () => {
  fc.assert(
    fc.property(vectors, (list) => {
      const index = indexFeatures(list);
      const lists = Uint32Array.from(list.flatMap(({ ids }) => [...ids]));
      const expected = [...lists].map((feature) => index.numberOf(feature)).map((number) => (number < 0 ? ALONE : number));
      let end = 0;
      index.numberAll(lists, Uint32Array.from([0, ...list.map(({ ids }) => (end += ids.length))]));
      expect([...lists]).toEqual(expected);
    }),
  );
});

test('no vectors, no features', () => {
  expect(indexFeatures([]).size).toBe(0);
  expect(indexFeatures([]).numberOf(3)).toBe(-1);
});
