import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberWords } from '../../src/stats/number-words.js';

test('words are numbered in the order in which they first occur', () => {
  const words = Uint32Array.of(80, 70, 80, 90, 70);
  expect([...numberWords(words)]).toEqual([80, 70, 90]);
  expect([...words]).toEqual([0, 1, 0, 2, 1]);
});

test('zero and the largest word are words like any other', () => {
  const words = Uint32Array.of(4294967295, 0, 0, 4294967295);
  expect([...numberWords(words)]).toEqual([4294967295, 0]);
  expect([...words]).toEqual([0, 1, 1, 0]);
});

test('no words have no numbers', () => {
  expect(numberWords(new Uint32Array(0))).toHaveLength(0);
});

test('a number leads back to its word, and two words never share one, list after list', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(9), fc.integer({ min: 0, max: 2 ** 32 - 1 })), { maxLength: 200 }), (list) => {
      const words = Uint32Array.from(list);
      const distinct = numberWords(words);
      expect([...distinct]).toEqual([...new Set(list)]);
      expect(Array.from(words, (number) => distinct[number])).toEqual(list);
    }),
  );
});
