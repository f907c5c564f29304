import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FIRST_IDEOGRAPH,
  FOLDED_CHARS,
  foldAscii,
  foldText,
  mixUnit,
  units,
  wordHashes,
  wordStarts,
} from '../../src/account/folded-text.js';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'Rye 7-,aé酵母'), maxLength: 300, size: 'max' }),
  fc.string({ unit: 'binary-ascii', maxLength: 300, size: 'max' }),
  fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
);

const fold = (unit: number): number => (unit < 128 ? foldAscii(unit) : unit);

/** Unit by unit, as the text is read. */
function foldSlowly(part: string) {
  const folded = Array.from({ length: part.length }, (_, i) => fold(part.charCodeAt(i)));
  const isLetter = (unit: number | undefined): boolean => unit !== undefined && unit !== 0 && unit < FIRST_IDEOGRAPH;
  const starts = folded.flatMap((unit, i) => (unit !== 0 && !(isLetter(unit) && isLetter(folded[i - 1])) ? [i] : []));
  const hashes = starts.map((start, word) =>
    folded
      .slice(start, starts[word + 1])
      .filter((unit) => unit !== 0)
      .reduce(mixUnit, 0),
  );
  return { folded, starts, hashes };
}

function foldPart(whole: string, from: number, length: number) {
  const words = foldText(whole, from, length, fold);
  return {
    folded: [...units.subarray(0, length)],
    starts: [...wordStarts.subarray(0, words)],
    hashes: [...wordHashes.subarray(0, words)],
  };
}

test('any part of any text is folded unit by unit; its words begin where letters or ideographs do, and each has its hash', () => {
  fc.assert(
    fc.property(text, fc.nat(300), fc.nat(300), (whole, from, length) => {
      const start = Math.min(from, whole.length);
      const end = Math.min(start + length, whole.length);
      expect(foldPart(whole, start, end - start)).toEqual(foldSlowly(whole.slice(start, end)));
    }),
  );
});

test('a text that was folded just now is not read as the one before, nor as a longer part of itself', () => {
  fc.assert(
    fc.property(text, text, fc.nat(300), (first, second, length) => {
      foldPart(first, 0, first.length);
      const part = Math.min(length, first.length);
      expect(foldPart(first, 0, part)).toEqual(foldSlowly(first.slice(0, part)));
      expect(foldPart(second, 0, second.length)).toEqual(foldSlowly(second));
    }),
  );
});

test('behind the last unit stand separators, also behind the longest part', () => {
  for (const length of [3, FOLDED_CHARS]) {
    foldText('crust'.repeat(FOLDED_CHARS), 0, length, fold);
    expect([...units.subarray(length, length + 4)]).toEqual([0, 0, 0, 0]);
  }
});
