import { FEATURE_SLOTS } from './call-columns.js';
import { FIRST_IDEOGRAPH, FOLDED_CHARS, foldAscii, foldText, units } from './folded-text.js';
import { mixPair } from './hash.js';
import { smallestHashes } from './smallest-hashes.js';

/** Characters of a call's new text that are looked at: beyond this, long documents only repeat their own vocabulary. */
export const FEATURE_CHARS = 2_000;
/** Characters in which a recurring opening must stand. */
const HEAD_CHARS = 400;
const WORD_SEED = 0x51ed270b;
const HEAD_SEED = 7;
const PAYLOAD_SEED = 11;

const HALF_OF_ALL_HASHES = 2 ** 31;
/**
 * Features that are looked at first, those below a bound that lets through about this many: hashes are evenly spread, so the
 * smallest FEATURE_SLOTS are nearly always among them, repeated words taken into account.
 */
const LIKELY_CANDIDATES = 1.5 * FEATURE_SLOTS;

const wordHashes = new Int32Array(FEATURE_CHARS);
/** Words and pairs. */
const candidateHashes = new Uint32Array(2 * FEATURE_CHARS + 1);

/** Hash of all words in order: the same prompt whatever its spacing, case and punctuation. 0 for a text without words. */
export function payloadHash(text: string): number {
  return hashAllWords(text, 0, 0, 0) >>> 0;
}

export interface TextHashes {
  /** Number of content features written, ascending, no duplicates. */
  readonly features: number;
  /** See payloadHash. */
  readonly payload: number;
}

/**
 * Content features and payload hash in one pass over the text: reading its characters is what costs. Content features are hashes of its
 * words and of its pairs of neighbouring words; the FEATURE_SLOTS smallest (bottom-k, Broder 1997, doi:10.1109/SEQUEN.1997.666900) are
 * written to `out` at `offset`, so two texts that share words keep the same ones. Letters are lower-cased (ASCII and Latin-1 fast path);
 * scripts without spaces yield one word a character.
 */
export function featuresAndPayload(text: string, out: Uint32Array, offset: number): TextHashes {
  const length = Math.min(text.length, FEATURE_CHARS);
  foldText(text, 0, length, wordUnit);
  const folded = units;
  let payload = 0;
  let words = 0;
  let word = 0;
  for (let i = 0; i < length; i++) {
    const unit = folded[i] as number;
    if (unit !== 0 && unit < FIRST_IDEOGRAPH) {
      word = mixUnit(word, unit);
      continue;
    }
    if (word !== 0) {
      payload = mixPair(payload === 0 ? PAYLOAD_SEED : payload, word);
      wordHashes[words++] = mixPair(WORD_SEED, word);
      word = 0;
    }
    if (unit === 0) continue;
    const ideograph = mixUnit(0, unit);
    payload = mixPair(payload === 0 ? PAYLOAD_SEED : payload, ideograph);
    wordHashes[words++] = mixPair(WORD_SEED, ideograph);
  }
  if (word !== 0) wordHashes[words++] = mixPair(WORD_SEED, word);
  return { features: keepFeatures(words, out, offset), payload: hashAllWords(text, length, payload, word) >>> 0 };
}

/** Hash of the first `count` words: a recurring opening of prompts. 0 when the text has fewer words. */
export function headHash(text: string, count: number): number {
  const length = Math.min(text.length, HEAD_CHARS);
  foldText(text, 0, length, wordUnit);
  const folded = units;
  let h = HEAD_SEED;
  let words = 0;
  let word = 0;
  for (let i = 0; i <= length && words < count; i++) {
    const unit = i < length ? (folded[i] as number) : 0;
    if (unit !== 0 && unit < FIRST_IDEOGRAPH) {
      word = mixUnit(word, unit);
      continue;
    }
    if (word !== 0) {
      h = mixPair(h, mixPair(WORD_SEED, word));
      words++;
      word = 0;
    }
    if (unit === 0 || words === count) continue;
    h = mixPair(h, mixPair(WORD_SEED, mixUnit(0, unit)));
    words++;
  }
  return words < count ? 0 : h >>> 0;
}

/**
 * Goes on with a payload hash from a character on.
 * @param soFar hash of the words before, 0 when there were none: mixPair never gives 0
 * @param begun mixed units of a word that `from` cuts, or 0
 */
function hashAllWords(text: string, from: number, soFar: number, begun: number): number {
  const folded = units;
  let h = soFar;
  let word = begun;
  for (let start = from; start < text.length; start += FOLDED_CHARS) {
    const length = Math.min(FOLDED_CHARS, text.length - start);
    foldText(text, start, length, wordUnit);
    for (let i = 0; i < length; i++) {
      const unit = folded[i] as number;
      if (unit !== 0 && unit < FIRST_IDEOGRAPH) {
        word = mixUnit(word, unit);
        continue;
      }
      if (word !== 0) h = mixPair(h === 0 ? PAYLOAD_SEED : h, word);
      if (unit !== 0) h = mixPair(h === 0 ? PAYLOAD_SEED : h, mixUnit(0, unit));
      word = 0;
    }
  }
  return word === 0 ? h : mixPair(h === 0 ? PAYLOAD_SEED : h, word);
}

function mixUnit(word: number, unit: number): number {
  return (Math.imul(word ^ unit, 0x01000193) ^ (word >>> 15)) | 0;
}

/** Features of the first `count` word hashes: the words and their pairs. */
function keepFeatures(count: number, out: Uint32Array, offset: number): number {
  const likely = Math.floor(Math.min(HALF_OF_ALL_HASHES, (HALF_OF_ALL_HASHES * LIKELY_CANDIDATES) / (2 * count)));
  const size = keepBelow(likely, count, out, offset);
  return size < FEATURE_SLOTS && likely < HALF_OF_ALL_HASHES ? keepBelow(HALF_OF_ALL_HASHES, count, out, offset) : size;
}

/**
 * The smallest of those features whose half is below a bound. Without a branch for each: which of them pass is chance, and a
 * processor that guesses wrong loses more time than the hash took.
 */
function keepBelow(halfBound: number, count: number, out: Uint32Array, offset: number): number {
  let candidates = 0;
  let last = 0;
  for (let i = 0; i < count; i++) {
    const word = wordHashes[i] as number;
    candidateHashes[candidates] = word;
    candidates += ((word >>> 1) - halfBound) >>> 31;
    const pair = mixPair(last, word);
    candidateHashes[candidates] = pair;
    candidates += i === 0 ? 0 : ((pair >>> 1) - halfBound) >>> 31;
    last = word;
  }
  return smallestHashes(candidateHashes, candidates, 2 * halfBound, FEATURE_SLOTS, out, offset);
}

const LATIN_1 = 256;
/** wordUnit of the first code units, looked up. */
const wordUnits = Uint16Array.from({ length: LATIN_1 }, (_, unit) => foldUnit(unit));

/** Lower-cased code unit of a word character, or 0 for a separator. */
function wordUnit(unit: number): number {
  return unit < LATIN_1 ? (wordUnits[unit] as number) : foldUnit(unit);
}

function foldUnit(unit: number): number {
  if (unit < 128) return foldAscii(unit);
  if (unit < 0xc0 || unit === 0xd7 || unit === 0xf7) return 0;
  if (unit <= 0xde) return unit + 32;
  if (unit >= 0x2000 && unit <= 0x206f) return 0;
  if (unit >= 0x3000 && unit <= 0x303f) return 0;
  return unit >= 0xff00 && unit <= 0xff0f ? 0 : unit;
}
