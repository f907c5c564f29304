import { expect, test } from 'vitest';
import { frequencyCounts } from '../../src/stats/frequency-counts.js';

test('kinds seen once and twice are counted, kinds not seen are left out', () => {
  expect(frequencyCounts(Uint32Array.of(0, 1, 2, 2, 7, 1, 1))).toEqual({ kinds: 6, singletons: 3, doubletons: 2, total: 14 });
});

test('half a sighting is refused', () => {
  expect(() => frequencyCounts([1.5])).toThrow(RangeError);
  expect(() => frequencyCounts([-1])).toThrow(RangeError);
});
