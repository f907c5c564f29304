import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headHash } from '../../src/account/content-features.js';
import { STYLE_CHARS, STYLE_FEATURES, styleLevel, styleOf } from '../../src/account/style.js';

const levelsOf = (text: string): readonly number[] => STYLE_FEATURES.map((_, feature) => styleLevel(styleOf(text), feature));

function levelOf(text: string, feature: string): number {
  return styleLevel(
    styleOf(text),
    STYLE_FEATURES.findIndex(({ name }) => name === feature),
  );
}

test('a call without text has no style, and a text of nothing but spaces has one', () => {
  expect(styleOf('')).toBe(0);
  expect(styleOf('   ')).not.toBe(0);
  expect(levelsOf('   ')).toEqual(STYLE_FEATURES.map(() => 0));
});

test('the levels of all features take 32 bits with the one that says that there is a text', () => {
  expect(STYLE_FEATURES.reduce((sum, { bits }) => sum + bits, 1)).toBeLessThanOrEqual(32);
});

describe('each feature has a text that shows it and one that does not', () => {
  test.each([
    ['opens with a capital', '  Where is the lock?', 'where is the lock?'],
    ['closes with a stop', 'the lock is shut!  ', 'the lock is shut'],
    ['dots in a row', 'the lock.. is shut', 'the lock. is. shut.'],
    ['question marks', 'shut? why? since when?', 'shut. why. since when.'],
    ['line breaks', 'a\nb\nc\nd\ne\nf\ng', 'a b c d e f g'],
    ['capitals', 'THE LOCK IS SHUT', 'the lock is shut'],
    ['commas', 'lock, gate, sluice, weir', 'lock gate sluice weir'],
    ['apostrophes', "don't, can't, won't", 'dont, cant, wont'],
    ['digits', 'lock 12 gate 345', 'lock one gate two'],
    ['other marks', '(lock) [gate] {weir} #1', 'lock gate weir one'],
    ['length of words', 'navigational installations', 'a big lock on it'],
  ] as const)('%s', (feature, shows, doesNot) => {
    expect(levelOf(shows, feature)).toBeGreaterThan(levelOf(doesNot, feature));
  });

  test('the list is whole', () => {
    expect(STYLE_FEATURES).toHaveLength(11);
  });
});

test('an apostrophe, straight or curly, does not end a word', () => {
  for (const text of ["isn't", 'isn’t']) expect(levelOf(text, 'length of words')).toBe(levelOf('isnt', 'length of words'));
});

test('marks of other scripts are marks of the same kind', () => {
  expect(levelOf('闸门关了吗？为什么？', 'question marks')).toBe(levelOf('shut? why?', 'question marks'));
  expect(levelOf('闸门关了。', 'closes with a stop')).toBe(1);
  expect(levelOf('Шлюз закрыт', 'opens with a capital')).toBe(1);
  expect(levelOf('шлюз закрыт', 'opens with a capital')).toBe(0);
});

test('levels are shares of words and characters: a text said twice has nearly the same', () => {
  const text = 'The lock, I think, is shut; but the gate (no. 12) isn’t. ';
  const [once, twice] = [text, text + text].map(levelsOf);
  for (const [feature, level] of once!.entries()) expect(Math.abs(level - twice![feature]!)).toBeLessThanOrEqual(1);
});

test('what stands beyond the characters that are looked at changes nothing', () => {
  const text = 'gate and lock '.repeat(STYLE_CHARS).slice(0, STYLE_CHARS);
  expect(styleOf(`${text}!!! 123 ABC`)).toBe(styleOf(text));
});

test('no level runs over into that of its neighbour: digits are counted beside all else', () => {
  const pieces = fc.constantFrom('7', '12', '!!', 'A', 'b', ' ', '\n', ',', '.', '?', "'", '—', '中');
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 300 }), (parts) => {
      const text = parts.join('');
      const packed = styleOf(text);
      expect(packed).toBe(packed >>> 0);
      const read = text.slice(0, STYLE_CHARS);
      const share = read.replaceAll(/[^0-9]/g, '').length / read.length;
      expect(levelOf(text, 'digits')).toBe(Math.min(7, Math.round((share / 0.1) * 7)));
    }),
  );
});

test('a text has one style, whether it was folded just before or not', () => {
  const pieces = fc.constantFrom('Gate ', 'lock', "isn't", 'isn’t', ' .', '…', '..', '12', ', ', '\n', '(', '？', 'é', '中');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 120 }), (parts) => {
      const text = parts.join('');
      headHash('another text', 1);
      const unfolded = styleOf(text);
      headHash(text, 1);
      expect(styleOf(text)).toBe(unfolded);
    }),
  );
});
