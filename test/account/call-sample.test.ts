import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLE_CALLS } from '../../src/account/account.js';
import {
  claimSlot,
  emptySample,
  isQuoted,
  mergeSamples,
  quoteCall,
  sealSample,
  wideAt,
  wordAt,
} from '../../src/account/call-sample.js';
import {
  BYTE_WIDE,
  blockOf,
  CALL_WORDS,
  type CallStore,
  createCallStore,
  PIECE_WORD,
  SOURCE_WORD,
  wideOf,
  wordOf,
} from '../../src/account/call-store.js';

const hashes = fc.array(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { maxLength: 200, size: 'max' });

function sampleOf(list: readonly number[], store: CallStore = createCallStore()) {
  const sample = emptySample(store);
  for (const hash of list) claimSlot(sample, hash);
  return sample;
}

const heldBy = ({ hashes }: { hashes: readonly number[] }): number[] => [...hashes].sort((a, b) => a - b);

test('keeps the smallest distinct hashes', () => {
  fc.assert(
    fc.property(hashes, (list) => {
      const smallest = [...new Set(list)].sort((a, b) => a - b).slice(0, SAMPLE_CALLS);
      expect(heldBy(sampleOf(list))).toEqual(smallest);
    }),
  );
});

test('merged with another it keeps the smallest of both, from one store as from two', () => {
  fc.assert(
    fc.property(hashes, hashes, fc.boolean(), (left, right, isShared) => {
      const store = createCallStore();
      const merged = sampleOf(left, store);
      mergeSamples(merged, sampleOf(right, isShared ? store : createCallStore()));
      expect(heldBy(merged)).toEqual(heldBy(sampleOf([...left, ...right])));
      expect(new Set(merged.cells).size).toBe(merged.size);
    }),
  );
});

test('a hash that is there already, or too large for a full sample, gets no slot', () => {
  const sample = sampleOf(Array.from({ length: SAMPLE_CALLS }, (_, index) => 10 * (index + 1)));
  expect(claimSlot(sample, 30)).toBe(-1);
  expect(claimSlot(sample, 10 * SAMPLE_CALLS + 1)).toBe(-1);
  expect(sample.size).toBe(SAMPLE_CALLS);
});

test('a full sample gives the slot and the cell of its largest hash to a smaller one', () => {
  const sample = sampleOf(Array.from({ length: SAMPLE_CALLS }, (_, index) => 10 * (SAMPLE_CALLS - index)));
  expect(claimSlot(sample, 5)).toBe(0);
  expect(heldBy(sample).slice(0, 2)).toEqual([5, 10]);
  expect(sample.store.cells).toBe(SAMPLE_CALLS);
});

test('calls of several accounts in one store keep what was written to them', () => {
  const store = createCallStore();
  const samples = Array.from({ length: 9 }, () => emptySample(store));
  for (let call = 0; call < SAMPLE_CALLS * samples.length; call++) {
    const sample = samples[call % samples.length]!;
    const cell = sample.cells[claimSlot(sample, call + 1)]!;
    blockOf(store, cell).wide[wideOf(cell) + BYTE_WIDE] = call / 3;
    blockOf(store, cell).words[wordOf(cell) + SOURCE_WORD] = call;
    blockOf(store, cell).words[wordOf(cell) + CALL_WORDS - 1] = 2 * call;
  }
  for (const sample of samples) {
    for (const [slot, hash] of sample.hashes.entries()) {
      const read = [wideAt(sample, slot, BYTE_WIDE), wordAt(sample, slot, SOURCE_WORD), wordAt(sample, slot, CALL_WORDS - 1)];
      expect(read).toEqual([(hash - 1) / 3, hash - 1, 2 * (hash - 1)]);
    }
  }
});

test('of the same call in two places the earlier piece wins, then the earlier byte, whichever was merged first', () => {
  const at = (piece: number, byte: number) => {
    const sample = sampleOf([77]);
    const cell = sample.cells[0]!;
    blockOf(sample.store, cell).words[wordOf(cell) + PIECE_WORD] = piece;
    blockOf(sample.store, cell).wide[wideOf(cell) + BYTE_WIDE] = byte;
    quoteCall(sample, 77, `from ${piece}`);
    return sample;
  };
  for (const [earlier, later] of [
    [() => at(2, 10), () => at(5, 1)],
    [() => at(2, 10), () => at(2, 90)],
  ] as const) {
    for (const [into, from] of [
      [earlier(), later()],
      [later(), earlier()],
    ] as const) {
      mergeSamples(into, from);
      expect([wordAt(into, 0, PIECE_WORD), wideAt(into, 0, BYTE_WIDE), into.quotes]).toEqual([
        2,
        10,
        [{ hash: 77, excerpt: 'from 2' }],
      ]);
    }
  }
});

test('merged samples quote the first calls of both', () => {
  const [left, right] = [
    [50, 10, 40],
    [20, 60, 30, 15],
  ].map((list) => {
    const sample = sampleOf(list);
    for (const hash of list) if (isQuoted(sample, hash)) quoteCall(sample, hash, `loaf ${hash}`);
    return sample;
  });
  mergeSamples(left!, right!);
  expect(left!.quotes.map(({ excerpt }) => excerpt)).toEqual(['loaf 10', 'loaf 15', 'loaf 20', 'loaf 30']);
});

test('sealing sorts by hash and leaves the sample as it was', () => {
  const sample = sampleOf([30, 10, 20]);
  const sealed = sealSample(sample);
  expect(sealed.hashes).toEqual([10, 20, 30]);
  expect(sealed.cells).toEqual([1, 2, 0]);
  expect(sample.hashes).toEqual([30, 10, 20]);
});
