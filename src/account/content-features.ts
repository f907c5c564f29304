import { FEATURE_SLOTS } from './account.js';
import { hashPair } from './hash.js';

/** Characters of a call's new text that are looked at: beyond this, long documents only repeat their own vocabulary. */
export const FEATURE_CHARS = 2_000;

const wordHashes = new Uint32Array(FEATURE_CHARS);
const slots = new Uint32Array(FEATURE_SLOTS);

/**
 * Content features of a text: hashes of its words and of its pairs of neighbouring words; kept are the FEATURE_SLOTS smallest
 * (bottom-k, Broder 1997, doi:10.1109/SEQUEN.1997.666900), so two texts that share words keep the same ones.
 * Letters are lower-cased (ASCII and Latin-1 fast path); scripts without spaces yield one word a character.
 * @returns number of features written to `out` at `offset`, ascending, no duplicates
 */
export function contentFeatures(text: string, out: Uint32Array, offset: number): number {
  const words = hashWords(text, wordHashes);
  let size = 0;
  for (let i = 0; i < words; i++) {
    size = keepSmallest(wordHashes[i] as number, size);
    if (i > 0) size = keepSmallest(hashPair(wordHashes[i - 1] as number, wordHashes[i] as number), size);
  }
  for (let i = 0; i < size; i++) out[offset + i] = slots[i] as number;
  return size;
}

/** Hash of the first `count` words: a recurring opening of prompts. 0 when the text has fewer words. */
export function headHash(text: string, count: number): number {
  const words = hashWords(text.length > 400 ? text.slice(0, 400) : text, wordHashes);
  if (words < count) return 0;
  let h = 7;
  for (let i = 0; i < count; i++) h = hashPair(h, wordHashes[i] as number);
  return h;
}

/** Hash of all words in order: the same prompt whatever its spacing, case and punctuation. 0 for a text without words. */
export function payloadHash(text: string): number {
  let h = 11;
  let words = 0;
  let word = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? fold(text.charCodeAt(i)) : 0;
    if (unit !== 0) {
      word = (Math.imul(word ^ unit, 0x01000193) ^ (word >>> 15)) | 0;
      if (unit < 0x2e80) continue;
    }
    if (word !== 0) {
      h = hashPair(h, word);
      words++;
      word = 0;
    }
  }
  return words === 0 ? 0 : h;
}

/** Writes one hash a word; ideographs, kana and hangul count one word each. */
function hashWords(text: string, out: Uint32Array): number {
  const length = Math.min(text.length, FEATURE_CHARS);
  let words = 0;
  let word = 0;
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? fold(text.charCodeAt(i)) : 0;
    if (unit !== 0) {
      word = (Math.imul(word ^ unit, 0x01000193) ^ (word >>> 15)) | 0;
      if (unit < 0x2e80) continue;
    }
    if (word !== 0 && words < out.length) out[words++] = hashPair(0x51ed270b, word);
    word = 0;
  }
  return words;
}

/** Lower-cased code unit of a word character, or 0 for a separator. */
function fold(unit: number): number {
  if (unit < 128) {
    if (unit >= 97 && unit <= 122) return unit;
    if (unit >= 65 && unit <= 90) return unit + 32;
    return unit >= 48 && unit <= 57 ? unit : 0;
  }
  if (unit < 0xc0 || unit === 0xd7 || unit === 0xf7) return 0;
  if (unit <= 0xde) return unit + 32;
  if (unit >= 0x2000 && unit <= 0x206f) return 0;
  if (unit >= 0x3000 && unit <= 0x303f) return 0;
  return unit >= 0xff00 && unit <= 0xff0f ? 0 : unit;
}

/** Inserts into the sorted scratch slots; linear, FEATURE_SLOTS is small. */
function keepSmallest(hash: number, size: number): number {
  if (size === FEATURE_SLOTS && hash >= (slots[size - 1] as number)) return size;
  let at = size;
  while (at > 0 && (slots[at - 1] as number) > hash) at--;
  if (at > 0 && slots[at - 1] === hash) return size;
  const end = size === FEATURE_SLOTS ? size - 1 : size;
  for (let i = end; i > at; i--) slots[i] = slots[i - 1] as number;
  slots[at] = hash;
  return end + 1;
}
