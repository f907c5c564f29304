import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeDigest, sealDigest } from '../../src/account/digest.js';
import { emptyDigest } from '../../src/account/fold.js';
import { mergeEncoded } from '../../src/account/merge-encoded.js';
import { arbitraryLog } from './arbitrary-record.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';

test('parts that were encoded merge to the sealed digest of the whole log', () => {
  fc.assert(
    fc.property(arbitraryLog({ maxCalls: 300 }), fc.array(fc.nat(300), { maxLength: 3 }), (log, cuts) => {
      const borders = [0, ...cuts.map((cut) => Math.min(cut, log.length)).sort((left, right) => left - right), log.length];
      const parts = borders.slice(1).map((end, i) => encodeDigest(observeAll(log.slice(borders[i], end))));
      const merged = mergeEncoded(parts.reverse());
      expect(bytesOf(merged)).toBe(bytesOf(observeAll(log)));
      expect(merged).toEqual(sealDigest(observeAll(log)));
    }),
    { numRuns: 60 },
  );
});

test('merged accounts and labels stand in their order, as when they were sealed', () => {
  const nights = [
    ['miller', 'apprentice'],
    ['baker', 'miller'],
  ].map((accounts) => observeAll(accounts.map((account) => buildRecord({ account, requestId: `${account}-1`, model: account }))));
  const merged = mergeEncoded(nights.map(encodeDigest));
  expect([...merged.accounts.keys()]).toEqual(['apprentice', 'baker', 'miller']);
  expect([...merged.labels.keys()]).toEqual([...merged.labels.keys()].sort((left, right) => left - right));
});

test('samples of merged accounts are as long as their calls, one apart from the other', () => {
  const digest = observeAll(
    ['baker', 'miller'].map((account) => buildRecord({ account, requestId: account, text: `${account} asks` })),
  );
  const { accounts } = mergeEncoded([encodeDigest(digest)]);
  expect([...accounts.values()].map(({ sample }) => [sample.hash.length, sample.excerpts])).toEqual([
    [1, ['baker asks']],
    [1, ['miller asks']],
  ]);
});

test('of no parts is the empty digest', () => {
  expect(mergeEncoded([])).toEqual(emptyDigest());
});

test('a part that is cut is refused', () => {
  const bytes = encodeDigest(observeAll([buildRecord({ requestId: 'a' })]));
  expect(() => mergeEncoded([bytes, bytes.slice(0, -1)])).toThrow(RangeError);
});
