import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN_COUNT, FEATURE_SLOTS, QUOTED_CALLS, SAMPLE_CALLS } from '../../src/account/account.js';
import { claimSlot, emptySample, isQuoted, mergeSamples, sealSample } from '../../src/account/call-sample.js';

const hashes = fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 200, size: 'max' });

function sampleOf(list: readonly number[]) {
  const sample = emptySample();
  for (const hash of list) claimSlot(sample, hash);
  return sample;
}

const heldBy = ({ hash, size }: { hash: Float64Array; size: number }): number[] =>
  [...hash.subarray(0, size)].sort((a, b) => a - b);

test('keeps the smallest distinct hashes', () => {
  fc.assert(
    fc.property(hashes, (list) => {
      const smallest = [...new Set(list)].sort((a, b) => a - b).slice(0, SAMPLE_CALLS);
      expect(heldBy(sampleOf(list))).toEqual(smallest);
    }),
  );
});

test('merged with another it keeps the smallest of both', () => {
  fc.assert(
    fc.property(hashes, hashes, (left, right) => {
      const merged = sampleOf(left);
      mergeSamples(merged, sampleOf(right));
      expect(heldBy(merged)).toEqual(heldBy(sampleOf([...left, ...right])));
    }),
  );
});

test('a hash that is there already, or too large for a full sample, gets no slot', () => {
  const sample = sampleOf(Array.from({ length: SAMPLE_CALLS }, (_, index) => 10 * (index + 1)));
  expect(claimSlot(sample, 30)).toBe(-1);
  expect(claimSlot(sample, 10 * SAMPLE_CALLS + 1)).toBe(-1);
  expect(sample.size).toBe(SAMPLE_CALLS);
});

test('a full sample gives the slot of its largest hash to a smaller one and forgets the excerpt', () => {
  const sample = sampleOf(Array.from({ length: SAMPLE_CALLS }, (_, index) => 10 * (SAMPLE_CALLS - index)));
  sample.excerpts[0] = 'the largest: a loaf';
  expect(claimSlot(sample, 5)).toBe(0);
  expect(sample.excerpts[0]).toBeNull();
  expect(heldBy(sample).slice(0, 2)).toEqual([5, 10]);
});

test('growing keeps what stands in the slots', () => {
  const sample = emptySample(1);
  for (let call = 0; call < SAMPLE_CALLS; call++) {
    const slot = claimSlot(sample, call + 1);
    sample.atMs[slot] = 1_000 + call;
    sample.columns[slot * COLUMN_COUNT + COLUMN_COUNT - 1] = call;
    sample.features[slot * FEATURE_SLOTS + FEATURE_SLOTS - 1] = 2 * call;
  }
  for (let slot = 0; slot < SAMPLE_CALLS; slot++) {
    expect(sample.atMs[slot]).toBe(999 + sample.hash[slot]!);
    expect(sample.columns[slot * COLUMN_COUNT + COLUMN_COUNT - 1]).toBe(sample.hash[slot]! - 1);
    expect(sample.features[slot * FEATURE_SLOTS + FEATURE_SLOTS - 1]).toBe(2 * (sample.hash[slot]! - 1));
  }
  expect(sample.hash.length).toBe(SAMPLE_CALLS);
});

test('quoted are the calls that fewer than QUOTED_CALLS stand before', () => {
  const sample = sampleOf([50, 10, 40, 20, 30, 60]);
  expect([10, 20, 30, 40, 50, 60].map((hash) => isQuoted(sample, hash))).toEqual([true, true, true, true, false, false]);
  expect(QUOTED_CALLS).toBe(4);
});

test('of the same call in two places the earlier piece wins, then the earlier byte, whichever was merged first', () => {
  const at = (piece: number, byte: number) => {
    const sample = sampleOf([77]);
    sample.piece[0] = piece;
    sample.byte[0] = byte;
    return sample;
  };
  for (const [left, right] of [
    [at(2, 10), at(5, 1)],
    [at(2, 10), at(2, 90)],
  ] as const) {
    for (const [into, from] of [
      [sealSample(left), right],
      [sealSample(right), left],
    ] as const) {
      mergeSamples(into, from);
      expect([into.piece[0], into.byte[0]]).toEqual([2, 10]);
    }
  }
});

test('sealing sorts by hash, cuts to size and leaves the sample as it was', () => {
  const sample = sampleOf([30, 10, 20]);
  sample.excerpts = ['c', 'a', 'b'];
  const sealed = sealSample(sample);
  expect([...sealed.hash]).toEqual([10, 20, 30]);
  expect(sealed.excerpts).toEqual(['a', 'b', 'c']);
  expect([...sample.hash.subarray(0, 3)]).toEqual([30, 10, 20]);
});
