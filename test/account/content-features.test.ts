import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEATURE_SLOTS } from '../../src/account/call-columns.js';
import { FEATURE_CHARS, featuresAndPayload, headHash, payloadHash } from '../../src/account/content-features.js';

function featuresOf(text: string): number[] {
  const out = new Uint32Array(FEATURE_SLOTS);
  return [...out.subarray(0, featuresAndPayload(text, out, 0).features)];
}

const latinWord = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789àéîõü'),
  minLength: 1,
  maxLength: 9,
});
const cjkWord = fc.string({ unit: fc.constantFrom(...'酵母面包烤箱かなパン빵집'), minLength: 1, maxLength: 6 });
const words = fc.array(latinWord, { minLength: 1, maxLength: 30 });
const separator = fc.constantFrom(' ', '  ', '\n', '\t', ', ', ' — ', '. ', '…', '\u00a0', '\u3000', ' «', '/');

/** Joins words by separators that differ from place to place, and writes each word in upper or lower case. */
const dressed = (parts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(separator, { minLength: parts.length, maxLength: parts.length }),
      fc.array(fc.boolean(), { minLength: parts.length, maxLength: parts.length }),
    )
    .map(([separators, upper]) => parts.map((part, i) => (upper[i] ? part.toUpperCase() : part) + separators[i]).join(''));

describe('payloadHash', () => {
  test('is the same whatever the case, spacing and punctuation', () => {
    fc.assert(
      fc.property(
        words.chain((parts) => fc.tuple(fc.constant(parts), dressed(parts))),
        ([parts, text]) => {
          expect(payloadHash(text)).toBe(payloadHash(parts.join(' ')));
        },
      ),
    );
  });

  test('is the same whatever the spacing in scripts that are written without spaces', () => {
    fc.assert(
      fc.property(fc.array(cjkWord, { minLength: 1, maxLength: 10 }), (parts) => {
        expect(payloadHash(parts.join(''))).toBe(payloadHash(parts.join(' ')));
      }),
    );
  });

  test('is the same with and without a space between Latin letters and ideographs', () => {
    expect(payloadHash('用 Python 写一个面包店')).toBe(payloadHash('用Python写一个面包店'));
  });

  test('sees the order of words, a word more, and a word that is cut elsewhere', () => {
    expect(payloadHash('rye crust')).not.toBe(payloadHash('crust rye'));
    expect(payloadHash('rye crust')).not.toBe(payloadHash('rye rye crust'));
    expect(payloadHash('rye crust')).not.toBe(payloadHash('ryec rust'));
    expect(payloadHash('酵母')).not.toBe(payloadHash('母酵'));
  });

  test('reads a text to its end, however long', () => {
    const long = 'flour '.repeat(3 * FEATURE_CHARS);
    expect(payloadHash(`${long}rye`)).not.toBe(payloadHash(`${long}spelt`));
  });

  test('is 0 exactly for a text without words', () => {
    for (const text of ['', '   ', '?!…', '—\n«»']) expect(payloadHash(text)).toBe(0);
    fc.assert(fc.property(words, (parts) => payloadHash(parts.join(' ')) !== 0));
  });
});

describe('content features', () => {
  test('are at most FEATURE_SLOTS, ascending, distinct and never 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const features = featuresOf(text);
        expect(features.length).toBeLessThanOrEqual(FEATURE_SLOTS);
        expect(features).toEqual([...new Set(features)].sort((left, right) => left - right));
        expect(features.includes(0)).toBe(false);
      }),
    );
  });

  test('of n different words are their n words and n − 1 pairs, while these fit', () => {
    expect(featuresOf('rye')).toHaveLength(1);
    expect(featuresOf('rye crust')).toHaveLength(3);
    expect(featuresOf('rye crust salt oven')).toHaveLength(7);
    expect(featuresOf('rye rye rye')).toHaveLength(2);
  });

  test('of a short text are among those of a text that holds it, unless smaller ones took their place', () => {
    fc.assert(
      fc.property(words, words, (inner, after) => {
        const part = featuresOf(inner.join(' '));
        const whole = featuresOf([...inner, ...after].join(' '));
        const largest = whole.length < FEATURE_SLOTS ? Number.POSITIVE_INFINITY : whole.at(-1)!;
        for (const feature of part) if (feature <= largest) expect(whole).toContain(feature);
      }),
    );
  });

  test('are the smallest of the features that each pair of neighbouring words has by itself', () => {
    const many = fc.array(latinWord, { minLength: 2, maxLength: 190, size: 'max' });
    fc.assert(
      fc.property(many, (parts) => {
        const text = parts.join(' ');
        fc.pre(text.length <= FEATURE_CHARS);
        const all = parts.slice(1).flatMap((part, index) => featuresOf(`${parts[index]} ${part}`));
        const smallest = [...new Set(all)].sort((left, right) => left - right).slice(0, FEATURE_SLOTS);
        expect(featuresOf(text)).toEqual(smallest);
      }),
    );
  });

  test('come with the payload hash in one pass', () => {
    const out = new Uint32Array(FEATURE_SLOTS);
    const long = fc.array(fc.oneof(latinWord, cjkWord), { maxLength: 900, size: 'max' }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(long, fc.string({ unit: 'binary', maxLength: 3_000, size: 'max' })), (text) => {
        const { features, payload } = featuresAndPayload(text, out, 0);
        expect([...out.subarray(0, features)]).toEqual(featuresOf(text));
        expect(payload).toBe(payloadHash(text));
      }),
    );
  });

  test('do not depend on case, spacing and punctuation', () => {
    fc.assert(
      fc.property(
        words.chain((parts) => fc.tuple(fc.constant(parts), dressed(parts))),
        ([parts, text]) => {
          expect(featuresOf(text)).toEqual(featuresOf(parts.join(' ')));
        },
      ),
    );
  });

  test('of ideographs, kana and hangul are one word a character', () => {
    expect(featuresOf('酵母')).toHaveLength(3);
    expect(featuresOf('パンの')).toHaveLength(5);
    expect(featuresOf('빵집')).toHaveLength(3);
    expect(featuresOf('酵母面包')).toEqual(featuresOf('酵 母 面 包'));
    expect(featuresOf('酵母面包').filter((feature) => featuresOf('面包酵母').includes(feature))).toHaveLength(6);
  });

  test('of a long text are those of its first FEATURE_CHARS characters', () => {
    const long = Array.from({ length: 5_000 }, (_, index) => `loaf${index}`).join(' ');
    expect(featuresOf(long)).toEqual(featuresOf(long.slice(0, FEATURE_CHARS)));
    expect(featuresOf(long)).toHaveLength(FEATURE_SLOTS);
  });

  test('are written at the offset and nowhere else', () => {
    const out = new Uint32Array(3 * FEATURE_SLOTS).fill(7);
    const size = featuresAndPayload('rye crust', out, FEATURE_SLOTS).features;
    expect([...out.subarray(FEATURE_SLOTS, FEATURE_SLOTS + size)]).toEqual(featuresOf('rye crust'));
    expect([...out.subarray(0, FEATURE_SLOTS), ...out.subarray(FEATURE_SLOTS + size)].every((slot) => slot === 7)).toBe(true);
  });
});

describe('headHash', () => {
  test('is that of the first words, whatever follows them', () => {
    expect(headHash('Rate this loaf: crumb', 3)).toBe(headHash('rate THIS loaf, crust and all', 3));
    expect(headHash('Rate this loaf: crumb', 4)).not.toBe(headHash('rate this loaf, crust', 4));
  });

  test('is 0 when the text has fewer words', () => {
    expect(headHash('rate this', 3)).toBe(0);
    expect(headHash('', 1)).toBe(0);
  });
});
