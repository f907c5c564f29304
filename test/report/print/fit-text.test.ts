import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakable, drawable, type Fitting, startsRightToLeft } from '../../../src/report/print/fit-text.js';

const isLatin = (point: number): boolean => point < 0x250;
const isGreek = (point: number): boolean => point >= 0x370 && point < 0x400;

function fitting(): Fitting {
  return { fonts: [isLatin, isGreek], undrawn: new Set() };
}

describe('characters', () => {
  test('that some font can draw stay as they are', () => {
    const fit = fitting();
    expect(drawable('Brot, ψωμί, pão', fit)).toBe('Brot, ψωμί, pão');
    expect([...fit.undrawn]).toEqual([]);
  });

  test('that no font can draw stand as their code points and are noted', () => {
    const fit = fitting();
    expect(drawable('Brot ขนม', fit)).toBe('Brot \\u{e02}\\u{e19}\\u{e21}');
    expect([...fit.undrawn].sort()).toEqual(['ข', 'น', 'ม']);
  });

  test('that nobody sees are made visible, as on every surface', () => {
    expect(drawable('rye\u202eeyr', fitting())).toBe('rye\\u{202e}eyr');
  });

  test('a mark whose font is another than that of its base is shown beside it', () => {
    expect(drawable('α\u0301', { fonts: [isLatin, isGreek], undrawn: new Set() })).toBe('α\\u{301}');
  });
});

describe('long words', () => {
  test('can be broken, and nothing is put into them', () => {
    expect(breakable('hash 0123456789abcdef0123 of rye')).toEqual(['hash ', ['0123', '4567', '89ab', 'cdef', '0123'], ' of rye']);
  });

  test('of letters that join keep their letters together and may be broken at zero-width spaces', () => {
    const word = 'مرحبا'.repeat(5);
    const [run] = breakable(word);
    expect(typeof run).toBe('string');
    expect((run as string).replaceAll('\u200b', '')).toBe(word);
  });

  test('short words are left alone', () => {
    expect(breakable('a loaf of rye')).toEqual(['a loaf of rye']);
  });

  test('keep every character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const joined = breakable(text).flat().join('');
        expect(joined.replaceAll('\u200b', '')).toBe(text.replaceAll('\u200b', ''));
      }),
    );
  });
});

test('the base direction is that of the first letter', () => {
  expect(['مرحبا rye', '(שלום)', 'rye مرحبا', '123', ''].map(startsRightToLeft)).toEqual([true, true, false, false, false]);
});
