import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnHash, cutText, LABEL_CHARS, labelledText } from '../../src/account/labelled-text.js';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 600 });

test('a value has the same hash and label the second time, whatever came between', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      for (const value of [...texts, ...texts]) {
        expect(labelledText('system', value)).toEqual({
          column: 'system',
          text: value,
          hash: columnHash('system', value),
          label: cutText(value),
        });
      }
    }),
  );
});

test('the same text in two columns has two hashes', () => {
  const hashes = [labelledText('model', 'oven'), labelledText('system', 'oven'), labelledText('model', 'oven')].map(
    ({ hash }) => hash,
  );
  expect(hashes).toEqual([columnHash('model', 'oven'), columnHash('system', 'oven'), columnHash('model', 'oven')]);
  expect(hashes[0]).not.toBe(hashes[1]);
});

test('texts that differ in one character only are told apart', () => {
  const prompt = 'Knead the dough for ten minutes. '.repeat(40);
  for (let at = 0; at < prompt.length; at++) {
    const other = `${prompt.slice(0, at)}#${prompt.slice(at + 1)}`;
    labelledText('system', prompt);
    expect(labelledText('system', other).hash).toBe(columnHash('system', other));
  }
});

test('a text too long to be remembered has the hash of its whole', () => {
  const long = 'sourdough '.repeat(1_000);
  expect(labelledText('system', `${long}rye`).hash).toBe(columnHash('system', `${long}rye`));
  expect(labelledText('system', `${long}rye`).hash).not.toBe(labelledText('system', `${long}oat`).hash);
});

test('a cut text ends before a surrogate pair that it would split', () => {
  const bread = '\ud83c\udf5e';
  expect(cutText(`${'a'.repeat(LABEL_CHARS - 1)}${bread}`)).toBe('a'.repeat(LABEL_CHARS - 1));
  expect(cutText(`${'a'.repeat(LABEL_CHARS - 2)}${bread}b`)).toBe(`${'a'.repeat(LABEL_CHARS - 2)}${bread}`);
  expect(cutText('a'.repeat(LABEL_CHARS))).toHaveLength(LABEL_CHARS);
});
