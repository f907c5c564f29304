import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortPairs } from '../../src/stats/sort-pairs.js';

const BITS = 13;
const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 ** BITS - 1 }), fc.nat(1_000)), { maxLength: 200 });

test('a stretch is ordered by key and keeps the order of equal keys; what lies around it stays', () => {
  fc.assert(
    fc.property(lists, lists, lists, (before, list, after) => {
      const pairs = Uint32Array.from([...before, ...list, ...after].flat());
      sortPairs(pairs, before.length, before.length + list.length, BITS);
      const sorted = [...list].sort(([left], [right]) => left - right);
      expect([...pairs]).toEqual([...before, ...sorted, ...after].flat());
    }),
  );
});
