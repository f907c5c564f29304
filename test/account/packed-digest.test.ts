import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDigest } from '../../src/account/fold.js';
import { mergePacked, packDigest } from '../../src/account/packed-digest.js';
import { excerptOfCall } from '../../src/account/sampled-call.js';
import { arbitraryLog } from './arbitrary-record.js';
import { buildRecord, bytesOf, observeAll } from './build-record.js';

test('parts that were packed merge to the sealed digest of the whole log', () => {
  fc.assert(
    fc.property(arbitraryLog({ maxCalls: 300 }), fc.array(fc.nat(300), { maxLength: 3 }), (log, cuts) => {
      const borders = [0, ...cuts.map((cut) => Math.min(cut, log.length)).sort((left, right) => left - right), log.length];
      const parts = borders.slice(1).map((end, i) => packDigest(observeAll(log.slice(borders[i], end))));
      const merged = mergePacked(parts.reverse());
      expect(bytesOf(merged)).toBe(bytesOf(observeAll(log)));
    }),
    { numRuns: 60 },
  );
});

test('merged accounts and labels stand in their order, as when they were sealed', () => {
  const nights = [
    ['miller', 'apprentice'],
    ['baker', 'miller'],
  ].map((accounts) => observeAll(accounts.map((account) => buildRecord({ account, requestId: `${account}-1`, model: account }))));
  const merged = mergePacked(nights.map(packDigest));
  expect([...merged.accounts.keys()]).toEqual(['apprentice', 'baker', 'miller']);
  expect([...merged.labels.keys()]).toEqual([...merged.labels.keys()].sort((left, right) => left - right));
});

test('samples of merged accounts are as long as their calls, one apart from the other', () => {
  const digest = observeAll(
    ['baker', 'miller'].map((account) => buildRecord({ account, requestId: account, text: `${account} asks` })),
  );
  const { accounts } = mergePacked([packDigest(digest)]);
  expect([...accounts.values()].map(({ sample }) => [sample.cells.length, excerptOfCall(sample, 0)])).toEqual([
    [1, 'baker asks'],
    [1, 'miller asks'],
  ]);
});

test('of no parts is the empty digest', () => {
  expect(mergePacked([])).toEqual(emptyDigest());
});

test('a part that is cut is refused', () => {
  const packed = packDigest(observeAll([buildRecord({ requestId: 'a' })]));
  expect(() => mergePacked([packed, { ...packed, bytes: packed.bytes.slice(0, -1) }])).toThrow(RangeError);
});

test('a digest that was folded here and parts that were packed merge to the sealed digest of the whole log', () => {
  fc.assert(
    fc.property(arbitraryLog({ maxCalls: 300 }), fc.nat(300), fc.nat(300), (log, first, second) => {
      const [from, to] = [Math.min(first, second), Math.max(first, second)];
      const own = observeAll(log.slice(from, to));
      const parts = [log.slice(to), log.slice(0, from)].map((part) => packDigest(observeAll(part)));
      expect(bytesOf(mergePacked(parts, own))).toBe(bytesOf(observeAll(log)));
    }),
    { numRuns: 60 },
  );
});
