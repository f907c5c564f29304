import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDigest } from '../../src/account/fold.js';
import { columnHash, cutText } from '../../src/account/labelled-text.js';
import { addLabel, labelledHash, pruneLabels } from '../../src/account/labels.js';

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 600 });

test('a value has the same hash the second time, whatever came between, and the digest holds its label', () => {
  const digest = emptyDigest();
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (texts) => {
      for (const value of [...texts, ...texts]) {
        const hash = labelledHash(digest, 'system', value);
        expect(hash).toBe(columnHash('system', value));
        expect(digest.labels.get(hash)).toBe(cutText(value));
      }
    }),
  );
});

test('what the log does not say has the hash 0 and no label', () => {
  const digest = emptyDigest();
  expect([labelledHash(digest, 'ip', null), labelledHash(digest, 'ip', '')]).toEqual([0, 0]);
  expect(digest.labels.size).toBe(0);
});

test('the same text in two columns has two hashes', () => {
  const digest = emptyDigest();
  const hashes = (['model', 'system', 'model'] as const).map((column) => labelledHash(digest, column, 'oven'));
  expect(hashes).toEqual([columnHash('model', 'oven'), columnHash('system', 'oven'), columnHash('model', 'oven')]);
  expect(hashes[0]).not.toBe(hashes[1]);
});

test('texts that differ in one character only are told apart', () => {
  const digest = emptyDigest();
  const prompt = 'Knead the dough for ten minutes. '.repeat(40);
  for (let at = 0; at < prompt.length; at++) {
    const other = `${prompt.slice(0, at)}#${prompt.slice(at + 1)}`;
    labelledHash(digest, 'system', prompt);
    expect(labelledHash(digest, 'system', other)).toBe(columnHash('system', other));
  }
});

test('a text too long to be remembered has the hash of its whole', () => {
  const digest = emptyDigest();
  const long = 'sourdough '.repeat(1_000);
  expect(labelledHash(digest, 'system', `${long}rye`)).toBe(columnHash('system', `${long}rye`));
  expect(labelledHash(digest, 'system', `${long}rye`)).not.toBe(labelledHash(digest, 'system', `${long}oat`));
});

test('a label that was pruned comes back with the next call that needs it', () => {
  const digest = emptyDigest();
  const hash = labelledHash(digest, 'model', 'oven-large');
  for (let value = 1; value <= 70_000; value++) addLabel(digest, -value, 'a call that is gone');
  pruneLabels(digest);
  expect(digest.labels.has(hash)).toBe(false);
  labelledHash(digest, 'model', 'oven-large');
  expect(digest.labels.get(hash)).toBe('oven-large');
});
