import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedOrder } from '../../src/stats/sorted-order.js';

const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }), fc.constant(Number.NaN)));

test('the order is that of a stable sort by comparison, without what is no number', () => {
  fc.assert(
    fc.property(values, (list) => {
      const naive = [...list.keys()]
        .filter((place) => !Number.isNaN(list[place]))
        .sort((left, right) => {
          const [a, b] = [list[left] as number, list[right] as number];
          return a < b ? -1 : a > b ? 1 : 0;
        });
      expect([...sortedOrder(Float64Array.from(list))]).toEqual(naive);
    }),
  );
});
