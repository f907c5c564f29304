import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginColumns } from '../../src/link/lay-out.js';
import { vectorOf } from './build-units.js';

const vector = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), fc.integer({ min: 1, max: 64 }))
  .map(([ids, calls]) => vectorOf(Object.fromEntries(ids.map((id) => [id, (id + 1) / 64])), calls));

test('what was added comes back unit by unit, however often the room has to grow', () => {
  fc.assert(
    fc.property(fc.array(vector, { maxLength: 20 }), (vectors) => {
      const underWay = beginColumns(vectors.length);
      for (const each of vectors) underWay.add(each);
      const { vectorOf: laidOut } = underWay.close();
      expect(vectors.map((_, unit) => laidOut(unit))).toEqual(vectors);
    }),
  );
});

test('vectors are parts of the columns', () => {
  const underWay = beginColumns(2);
  for (const each of [vectorOf({ 3: 0.5, 9: 0.5 }), vectorOf({ 5: 1 })]) underWay.add(each);
  const { columns, vectorOf: laidOut } = underWay.close();
  expect([...columns.starts]).toEqual([0, 2, 3]);
  expect(laidOut(1).ids.buffer).toBe(columns.ids.buffer);
});
