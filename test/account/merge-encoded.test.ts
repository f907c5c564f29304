import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDigest, encodeDigest, sealDigest } from '../../src/account/digest.js';
import { emptyDigest, mergeDigests } from '../../src/account/fold.js';
import { mergeEncoded } from '../../src/account/merge-encoded.js';
import { arbitraryLog } from './arbitrary-record.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';

describe('mergeEncoded', () => {
  test('of the pieces of a log is the sealed digest of the whole', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 300 }), fc.array(fc.nat(300), { maxLength: 5 }), (log, cuts) => {
        const edges = [0, ...cuts.sort((left, right) => left - right), log.length];
        const pieces = edges.slice(1).map((end, piece) => log.slice(edges[piece], end));
        const merged = mergeEncoded(pieces.map((piece) => encodeDigest(observeAll(piece))));
        expect(bytesOf(merged)).toBe(bytesOf(observeAll(log)));
        expect(merged).toEqual(sealDigest(observeAll(log)));
      }),
      { numRuns: 40 },
    );
  });

  test('keeps the earlier place of a call that stands in two parts, in either order', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 150 }), (log) => {
        const later = log.map((record) => ({ ...record, place: { ...record.place, piece: record.place.piece + 1_000 } }));
        const parts = [observeAll(log), observeAll(later)];
        const expected = bytesOf(parts.reduce((into, from) => mergeDigests(into, from), emptyDigest()));
        const bytes = [log, later].map((records) => encodeDigest(observeAll(records)));
        expect(bytesOf(mergeEncoded(bytes))).toBe(expected);
        expect(bytesOf(mergeEncoded([...bytes].reverse()))).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('of one part is that part read back, of none the empty digest', () => {
    const digest = observeAll([buildRecord({ account: 'ba\udc00ker', text: 'rye crust', requestId: 'a' })]);
    expect(mergeEncoded([encodeDigest(digest)])).toEqual(decodeDigest(encodeDigest(digest)));
    expect(mergeEncoded([])).toEqual(emptyDigest());
  });

  test('does not change what it was given', () => {
    const bytes = [0, 1].map((half) => encodeDigest(observeAll([buildRecord({ text: `loaf ${half}`, requestId: `a${half}` })])));
    const before = bytes.map((part) => [...part]);
    mergeEncoded(bytes);
    expect(bytes.map((part) => [...part])).toEqual(before);
  });

  test('refuses a part that is cut', () => {
    const bytes = encodeDigest(observeAll([buildRecord({ text: 'rye crust', requestId: 'a' })]));
    expect(() => mergeEncoded([bytes, bytes.slice(0, -1)])).toThrow(RangeError);
  });
});

test('a sealed digest is one that was written and read back', () => {
  fc.assert(
    fc.property(arbitraryLog({ maxCalls: 200 }), (log) => {
      const digest = observeAll(log);
      expect(sealDigest(digest)).toEqual(decodeDigest(encodeDigest(digest)));
    }),
    { numRuns: 30 },
  );
});
