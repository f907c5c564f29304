import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEATURE_SLOTS } from '../../src/account/call-columns.js';
import { FEATURE_CHARS, featuresAndPayload, payloadHash } from '../../src/account/content-features.js';

const word = fc.string({ unit: fc.constantFrom(...'abcdehlmnorstu'), minLength: 1, maxLength: 4 });

function featuresOf(text: string): number[] {
  const out = new Uint32Array(FEATURE_SLOTS);
  return [...out.subarray(0, featuresAndPayload(text, out, 0).features)];
}

/** Every word and pair by itself, all sorted: what the one pass with its bound must come to. */
function smallestFeatures(words: readonly string[]): number[] {
  const all = new Set(featuresOf(words[0] as string));
  for (let i = 1; i < words.length; i++) for (const feature of featuresOf(`${words[i - 1]} ${words[i]}`)) all.add(feature);
  return [...all].sort((left, right) => left - right).slice(0, FEATURE_SLOTS);
}

test('features are the smallest of all words and pairs, whether words repeat a lot or hardly', () => {
  const repetitive = fc.array(fc.constantFrom('rye', 'oat', 'bran', 'malt', 'salt', 'yeast', 'crumb'), {
    minLength: 1,
    maxLength: 300,
  });
  const varied = fc.array(word, { minLength: 1, maxLength: 300, size: 'max' });
  fc.assert(
    fc.property(fc.oneof(varied, repetitive), (words) => {
      expect(featuresOf(words.join(' '))).toEqual(smallestFeatures(words));
    }),
    { numRuns: 60 },
  );
});

test('one pass gives the features and the payload hash that two give', () => {
  const text = fc.oneof(
    fc.array(word, { minLength: 300, maxLength: 900, size: 'max' }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary', maxLength: 2 * FEATURE_CHARS, size: 'max' }),
    fc.string({ unit: fc.constantFrom(...'酵母面包rye '), maxLength: 2 * FEATURE_CHARS, size: 'max' }),
  );
  fc.assert(
    fc.property(text, (value) => {
      const out = new Uint32Array(FEATURE_SLOTS);
      const { features, payload } = featuresAndPayload(value, out, 0);
      expect([...out.subarray(0, features)]).toEqual(featuresOf(value));
      expect(payload).toBe(payloadHash(value));
    }),
  );
});

test('a word that the last looked-at character cuts is a shorter feature but a whole word of the payload', () => {
  const filler = 'oat '.repeat(FEATURE_CHARS / 4 - 1);
  const cut = `${filler}sourdough`;
  const out = new Uint32Array(FEATURE_SLOTS);
  expect(featuresAndPayload(cut, out, 0).payload).toBe(payloadHash(cut));
  expect(featuresOf(cut)).toEqual(featuresOf(`${filler}sour`));
  expect(payloadHash(cut)).not.toBe(payloadHash(`${filler}sour`));
});
