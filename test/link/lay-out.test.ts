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
      expect(underWay.close().vectors).toEqual(vectors);
    }),
  );
});

test('vectors are parts of the columns, and those of the same single value are one', () => {
  const underWay = beginColumns(3);
  for (const each of [vectorOf({ 3: 0.5, 9: 0.5 }), vectorOf({ 5: 1 }), vectorOf({ 5: 1 })]) underWay.add(each);
  const { columns, vectors } = underWay.close();
  expect([...columns.starts]).toEqual([0, 2, 3, 4]);
  expect(vectors[0]!.ids.buffer).toBe(columns.ids.buffer);
  expect(vectors[1]).toBe(vectors[2]);
});
