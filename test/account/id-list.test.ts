import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeIdList, openIdList, overlapsOf } from '../../src/account/id-list.js';

const hash = fc.oneof(
  fc.integer({ min: 1, max: 300 }),
  fc.maxSafeNat().filter((id) => id > 0),
);
const hashes = fc.array(hash, { maxLength: 60 });

function idsOf(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  for (const cursor = openIdList(bytes); cursor.id() !== null; cursor.next()) ids.push(cursor.id() as number);
  return ids;
}

describe('a list of request ids', () => {
  it('gives back every hash once, in order, however they were parted', () => {
    fc.assert(
      fc.property(hashes, hashes, (left, right) => {
        const bytes = encodeIdList([Float64Array.from(left), Float64Array.from(right)]);
        expect(idsOf(bytes)).toEqual([...new Set([...left, ...right])].sort((a, b) => a - b));
        expect(encodeIdList([Float64Array.from([...right, ...left])])).toEqual(bytes);
      }),
    );
  });

  it('holds the largest hash and the smallest differences', () => {
    const ids = [1, 2, 127, 128, 2 ** 32, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER];
    expect(idsOf(encodeIdList([Float64Array.from(ids)]))).toEqual(ids);
    expect(idsOf(encodeIdList([]))).toEqual([]);
  });

  it('is refused when it ends inside a hash', () => {
    expect(() => idsOf(Uint8Array.of(0x80))).toThrow(RangeError);
    expect(() => idsOf(new Uint8Array(9).fill(0x80))).toThrow(RangeError);
  });
});

describe('overlaps of several lists', () => {
  it('are none in lists without a common hash, and in one list alone', () => {
    expect(overlapsOf([encodeIdList([Float64Array.of(3, 5)]), encodeIdList([Float64Array.of(4)]), encodeIdList([])])).toEqual([]);
    expect(overlapsOf([encodeIdList([Float64Array.of(3, 3)])])).toEqual([]);
    expect(overlapsOf([])).toEqual([]);
  });

  it('are counted against the first list that holds the hash', () => {
    const lists = [
      [1, 2, 3],
      [9, 3, 4],
      [3, 4, 8],
    ].map((ids) => encodeIdList([Float64Array.from(ids)]));
    // 3 is in all three, first in list 0; 4 is in 1 and 2.
    expect(overlapsOf(lists)).toEqual([
      { first: 0, again: 1, ids: 1 },
      { first: 0, again: 2, ids: 1 },
      { first: 1, again: 2, ids: 1 },
    ]);
  });

  it('are those that a set finds', () => {
    fc.assert(
      fc.property(fc.array(hashes, { maxLength: 7 }), (lists) => {
        const seen = new Map<number, number>();
        const counts = new Map<string, number>();
        for (const [again, ids] of lists.entries()) {
          for (const id of new Set(ids)) {
            const first = seen.get(id);
            if (first === undefined) seen.set(id, again);
            else counts.set(`${first} ${again}`, (counts.get(`${first} ${again}`) ?? 0) + 1);
          }
        }
        const found = overlapsOf(lists.map((ids) => encodeIdList([Float64Array.from(ids)])));
        expect(new Map(found.map(({ first, again, ids }) => [`${first} ${again}`, ids]))).toEqual(counts);
      }),
    );
  });
});
