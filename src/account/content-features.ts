import { FEATURE_SLOTS } from './call-columns.js';
import { FOLDED_CHARS, foldAscii, foldText, isLetter, mixUnit, units, wordHashes, wordStarts } from './folded-text.js';
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

/** Of this file, see `units`. */
const [folded, starts, hashes] = [units, wordStarts, wordHashes];
/** Words and pairs. */
const candidateHashes = new Uint32Array(2 * FEATURE_CHARS + 1);

export interface TextHashes {
  /** Number of content features written, ascending, no duplicates. */
  readonly features: number;
  /** See payloadHash. */
  readonly payload: number;
}

/**
 * Content features and payload hash of a text. Content features are hashes of its words and of its pairs of neighbouring words; the
 * FEATURE_SLOTS smallest (bottom-k, Broder 1997, doi:10.1109/SEQUEN.1997.666900) are written to `out` at `offset`, so two texts that
 * share words keep the same ones. Letters are lower-cased (ASCII and Latin-1 fast path); scripts without spaces yield one word a
 * character.
 */
export function featuresAndPayload(text: string, out: Uint32Array, offset: number): TextHashes {
  const words = foldText(text, 0, Math.min(text.length, FEATURE_CHARS), wordUnit);
  return { features: keepFeatures(words, out, offset), payload: payloadHash(text) };
}

/** Hashes of the words of a text's beginning, in order. */
export function wordsOf(text: string): Int32Array {
  return hashes.slice(0, foldText(text, 0, Math.min(text.length, FEATURE_CHARS), wordUnit));
}

/** Hash of all words in order: the same prompt whatever its spacing, case and punctuation. 0 for a text without words. */
export function payloadHash(text: string): number {
  let payload = PAYLOAD_SEED;
  /** Hash of a word that the border between two parts cuts, or 0. */
  let cut = 0;
  // The first part is the one whose features are kept: it is folded once for both.
  for (let from = 0, length = FEATURE_CHARS; from < text.length; from += length, length = FOLDED_CHARS) {
    const end = Math.min(length, text.length - from);
    const words = foldText(text, from, end, wordUnit);
    let word = 0;
    if (cut !== 0) {
      const rest = lettersFrom(0, end);
      cut = hashUnits(cut, 0, rest);
      if (rest === end) continue;
      payload = mixPair(payload, cut);
      word = rest === 0 ? 0 : 1;
    }
    cut = isLetter(folded[end - 1] as number) ? (hashes[words - 1] as number) : 0;
    for (const whole = cut === 0 ? words : words - 1; word < whole; word++) payload = mixPair(payload, hashes[word] as number);
  }
  if (cut !== 0) payload = mixPair(payload, cut);
  return payload === PAYLOAD_SEED ? 0 : payload >>> 0;
}

/**
 * Hash of the first `count` words: a recurring opening of prompts. 0 when the first HEAD_CHARS characters hold fewer words.
 * @param chars the part of the text that is folded, at least HEAD_CHARS: the one that others ask for too, so that it is folded once
 */
export function headHash(text: string, count: number, chars = FEATURE_CHARS): number {
  const end = Math.min(text.length, HEAD_CHARS);
  const words = foldText(text, 0, Math.min(text.length, chars), wordUnit);
  let h = HEAD_SEED;
  for (let word = 0; word < count; word++) {
    const from = starts[word] as number;
    if (word >= words || from >= end) return 0;
    const isWhole = word + 1 < words && (starts[word + 1] as number) <= end;
    const hash = isWhole ? (hashes[word] as number) : hashUnits(0, from, Math.max(from + 1, lettersFrom(from, end)));
    h = mixPair(h, mixPair(WORD_SEED, hash));
  }
  return h >>> 0;
}

/** Where the letters that begin at a unit end, at most at `end`. */
function lettersFrom(from: number, end: number): number {
  let at = from;
  while (at < end && isLetter(folded[at] as number)) at++;
  return at;
}

/** Goes on with the hash of a word. */
function hashUnits(word: number, from: number, to: number): number {
  let hash = word;
  for (let i = from; i < to; i++) hash = mixUnit(hash, folded[i] as number);
  return hash;
}

/** Features of the first `count` words at hand: these and their pairs. */
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
  let size = 0;
  let last = 0;
  for (let i = 0; i < count; i++) {
    const word = mixPair(WORD_SEED, hashes[i] as number);
    candidateHashes[size] = word;
    size += ((word >>> 1) - halfBound) >>> 31;
    const pair = mixPair(last, word);
    candidateHashes[size] = pair;
    size += i === 0 ? 0 : ((pair >>> 1) - halfBound) >>> 31;
    last = word;
  }
  return smallestHashes(candidateHashes, size, 2 * halfBound, FEATURE_SLOTS, out, offset);
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
