import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addHour, emptyHours, hoursOf, mergeHours, sealHours } from '../../src/account/hour-counts.js';

type Entry = readonly [hour: number, calls: number];

const entries = fc.array(fc.tuple(fc.integer({ min: -3, max: 40 }), fc.constantFrom(1, 1, 1, -1)), { maxLength: 80 });

function countedBy(list: readonly Entry[]) {
  const hours = emptyHours();
  for (const [hour, calls] of list) addHour(hours, hour, calls);
  return hours;
}

function summed(list: readonly Entry[]): readonly Entry[] {
  const sums = new Map<number, number>();
  for (const [hour, calls] of list) sums.set(hour, (sums.get(hour) ?? 0) + calls);
  return [...sums].filter(([, calls]) => calls !== 0).sort(([left], [right]) => left - right);
}

test('hours in any order are counted, and sealed in theirs without those that came to nothing', () => {
  fc.assert(fc.property(entries, (list) => void expect(hoursOf(sealHours(countedBy(list)))).toEqual(summed(list))));
});

test('merged hours are those of both', () => {
  fc.assert(
    fc.property(entries, entries, (left, right) => {
      const merged = countedBy(left);
      mergeHours(merged, countedBy(right));
      expect(hoursOf(sealHours(merged))).toEqual(summed([...left, ...right]));
    }),
  );
});

test('hours that come in order need no map', () => {
  expect(
    countedBy([
      [3, 1],
      [3, 1],
      [7, 1],
    ]),
  ).toEqual({ inOrder: [3, 2, 7, 1], late: null });
});
