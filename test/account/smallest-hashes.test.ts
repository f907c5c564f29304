import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestHashes } from '../../src/account/smallest-hashes.js';

const MOST = 32;

function smallest(hashes: readonly number[], bound: number): readonly number[] {
  const out = new Uint32Array(MOST + 3);
  const scratch = Uint32Array.from(hashes);
  const size = smallestHashes(scratch, hashes.length, bound, MOST, out, 2);
  return [...out.subarray(2, 2 + size)];
}

function bySorting(hashes: readonly number[]): readonly number[] {
  return [...new Set(hashes)].sort((left, right) => left - right).slice(0, MOST);
}

test('the smallest of evenly spread hashes come in ascending order, each once', () => {
  const hashes = fc.array(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { maxLength: 400 });
  fc.assert(fc.property(hashes, (each) => void expect(smallest(each, 2 ** 32)).toEqual(bySorting(each))));
});

test('hashes that all belong into one bucket are sorted too', () => {
  const hashes = fc.array(fc.integer({ min: 2 ** 31, max: 2 ** 31 + 600 }), { maxLength: 400 });
  fc.assert(fc.property(hashes, (each) => void expect(smallest(each, 2 ** 32)).toEqual(bySorting(each))));
});

test('hashes right below the bound find room behind the last bucket', () => {
  const hashes = Array.from({ length: 128 }, (_, i) => 1000 - 1 - i);
  expect(smallest(hashes, 1000)).toEqual(bySorting(hashes));
});

test('what one call leaves does not show in the next', () => {
  smallest([5, 6, 7], 8);
  expect(smallest([], 8)).toEqual([]);
});
