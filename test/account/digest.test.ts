import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUOTED_CALLS } from '../../src/account/account.js';
import { decodeDigest, sealDigest } from '../../src/account/digest.js';
import { emptyDigest, LABEL_CHARS, mergeDigests } from '../../src/account/fold.js';
import { excerptOfCall } from '../../src/account/sampled-call.js';
import { arbitraryLog } from './arbitrary-record.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';
import { encodeDigest } from './encode-digest.js';

describe('a digest', () => {
  test('read back encodes to the same bytes', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 200 }), (log) => {
        const digest = observeAll(log);
        expect(bytesOf(decodeDigest(encodeDigest(digest)))).toBe(bytesOf(digest));
      }),
      { numRuns: 60 },
    );
  });

  test('written, read back and merged is the digest of the whole log', () => {
    fc.assert(
      fc.property(arbitraryLog({ maxCalls: 300 }), fc.nat(300), (log, at) => {
        const nights = [log.slice(0, at), log.slice(at)].map((night) => sealDigest(observeAll(night)));
        expect(bytesOf(mergeDigests(nights[1]!, nights[0]!))).toBe(bytesOf(observeAll(log)));
      }),
      { numRuns: 40 },
    );
  });

  test('lone surrogates in keys, labels and excerpts come back as they were', () => {
    const record = buildRecord({ account: 'ba\udc00ker', model: '\ud800oven', text: 'rye \udfff crust', requestId: 'a' });
    const digest = sealDigest(observeAll([record]));
    const account = digest.accounts.get('ba\udc00ker')!;
    expect(excerptOfCall(account.sample, 0)).toBe('rye \udfff crust');
    expect([...digest.labels.values()].sort()).toEqual(['none stated', '\ud800oven']);
  });

  test('sealed, its calls stand in order of their hash and only the first are quoted', () => {
    const records = Array.from({ length: 90 }, (_, index) => buildRecord({ text: `loaf ${index}`, requestId: `loaf-${index}` }));
    const { sample } = sealDigest(observeAll(records)).accounts.get('baker-1')!;
    expect(sample.hashes).toEqual([...sample.hashes].sort((left, right) => left - right));
    expect(sample.cells.map((_, slot) => excerptOfCall(sample, slot) !== null)).toEqual(
      sample.cells.map((_, slot) => slot < QUOTED_CALLS),
    );
  });

  test('labels that no kept call refers to are not written', () => {
    const records = Array.from({ length: 500 }, (_, index) =>
      buildRecord({ ip: `192.0.2.${index}`, requestId: `loaf-${index}` }),
    );
    const labels = [...sealDigest(observeAll(records)).labels.values()].filter((label) => label.startsWith('192.0.2.'));
    expect(labels).toHaveLength(64);
  });

  test('a label is cut to its longest length', () => {
    const digest = sealDigest(observeAll([buildRecord({ system: 's'.repeat(5_000), requestId: 'a' })]));
    expect([...digest.labels.values()]).toContain('s'.repeat(LABEL_CHARS));
  });

  test('the empty digest reads back empty', () => {
    expect(sealDigest(emptyDigest())).toEqual(emptyDigest());
  });

  test('accounts are written in code-unit order of their keys, so insertion order leaves no trace', () => {
    const keys = ['ä', 'z', '\ud83c\udf5e', 'A', '\uffee', ''];
    const records = keys.map((account) => buildRecord({ account, requestId: account }));
    expect([...sealDigest(observeAll(records)).accounts.keys()]).toEqual(['', 'A', 'z', 'ä', '\ud83c\udf5e', '\uffee']);
  });

  test('cut at any byte it is refused', () => {
    const records = [0, 1, 2].map((index) =>
      buildRecord({
        account: `baker-${index}`,
        model: 'oven',
        text: 'rye crust',
        requestId: `a${index}`,
        at: '2026-03-02T05:30:00Z',
      }),
    );
    const bytes = encodeDigest(observeAll(records));
    for (let end = 0; end < bytes.length; end++) expect(() => decodeDigest(bytes.slice(0, end)), `${end}`).toThrow(RangeError);
  });

  test('of another version it is refused', () => {
    const bytes = encodeDigest(observeAll([buildRecord({ requestId: 'a' })]));
    bytes[0] = 9;
    expect(() => decodeDigest(bytes)).toThrow(/another layout/);
  });

  test('is read at any alignment', () => {
    const bytes = encodeDigest(observeAll([buildRecord({ requestId: 'a', text: 'rye crust' })]));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(encodeDigest(decodeDigest(shifted.subarray(3)))).toEqual(bytes);
  });
});
