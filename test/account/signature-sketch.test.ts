import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDigest } from '../../src/account/digest.js';
import { mergeDigests } from '../../src/account/fold.js';
import { hashIdentity } from '../../src/account/hash.js';
import { mergePacked, packDigest } from '../../src/account/packed-digest.js';
import { addSignatures, mergeSketches, NO_SIGNATURES, SKETCHED_SIGNATURES } from '../../src/account/signature-sketch.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';
import { encodeDigest } from './encode-digest.js';

const signatures = fc.array(
  fc.integer({ min: 0, max: 60 }).map((number) => `seal-${number}`),
  { maxLength: 40 },
);
const sketch = signatures.map((list) => addSignatures(NO_SIGNATURES, list));

describe('a sketch of signatures', () => {
  test('holds the smallest hashes, once each, ascending', () => {
    fc.assert(
      fc.property(signatures, (list) => {
        const all = [...new Set(list.map((each) => hashIdentity(each)))].sort((left, right) => left - right);
        expect(addSignatures(NO_SIGNATURES, list)).toEqual(all.slice(0, SKETCHED_SIGNATURES));
      }),
    );
  });

  test('merges in any order and grouping, and with itself to itself', () => {
    fc.assert(
      fc.property(sketch, sketch, sketch, (a, b, c) => {
        expect(mergeSketches(a, b)).toEqual(mergeSketches(b, a));
        expect(mergeSketches(mergeSketches(a, b), c)).toEqual(mergeSketches(a, mergeSketches(b, c)));
        expect(mergeSketches(a, a)).toEqual(a);
      }),
    );
  });

  test('of no signatures, or of empty ones, is the one that all accounts share', () => {
    expect(addSignatures(NO_SIGNATURES, [])).toBe(NO_SIGNATURES);
    expect(addSignatures(NO_SIGNATURES, [''])).toBe(NO_SIGNATURES);
  });
});

const log = fc.array(fc.record({ account: fc.constantFrom('baker', 'miller'), issued: signatures, used: signatures }), {
  maxLength: 12,
});

test('a digest written, read back and merged from parts in any order keeps the signatures of the whole', () => {
  fc.assert(
    fc.property(log, fc.nat(12), (calls, cut) => {
      const records = calls.map(({ account, issued, used }, index) =>
        buildRecord({ account, requestId: `seal-${index}`, context: { issuedSignatures: issued, usedSignatures: used } }),
      );
      const whole = observeAll(records);
      const parts = [records.slice(0, cut), records.slice(cut)].map(observeAll);
      expect(bytesOf(decodeDigest(encodeDigest(whole)))).toBe(bytesOf(whole));
      expect(bytesOf(mergePacked(parts.map(packDigest).reverse()))).toBe(bytesOf(whole));
      expect(bytesOf(mergeDigests(parts[1]!, parts[0]!))).toBe(bytesOf(whole));
    }),
    { numRuns: 60 },
  );
});
