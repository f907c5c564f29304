/** Characters of a text that are folded at most at once. */
export const FOLDED_CHARS = 2_048;
/** Characters from here on are words by themselves: Chinese, Japanese and Korean put no spaces between words. */
export const FIRST_IDEOGRAPH = 0x2e80;
const BYTES = 256;

/** What the Encoding Standard gives to every JavaScript engine; the types of the language leave it out. */
declare const TextEncoder: new () => {
  encodeInto(text: string, into: Uint8Array): { readonly read: number; readonly written: number };
};

/** Lower-cased code unit of a word character, 0 for a separator. ASCII is folded by `foldAscii` whatever the rest is folded by. */
export type FoldUnit = (unit: number) => number;

/** Characters behind the last one that read as separators. */
const MARGIN = 4;

const lastUnits = new Uint16Array(FOLDED_CHARS + MARGIN);
const lastStarts = new Uint16Array(FOLDED_CHARS + 1);
const lastHashes = new Int32Array(FOLDED_CHARS + 1);
const bytes = new Uint8Array(FOLDED_CHARS);

/**
 * The text that was folded last: its word characters, and 0 where words part. Files that read this and what follows take it into a
 * constant of their own first. V8 knows the place and the length of a list in such a constant; what is exported it looks up at every use
 * (a third of the time of folding, measured).
 */
export const units = lastUnits;
/** Where its words begin. */
export const wordStarts = lastStarts;
/** Their hashes, see mixUnit; that of a word which the end of the part cuts is the hash of its beginning. */
export const wordHashes = lastHashes;
/** Its characters as they were, see isInBytes. */
export const asciiBytes = bytes;

const encoder = new TextEncoder();
/** For every byte, so that no place in it has to be checked. */
const asciiUnits = Uint8Array.from({ length: BYTES }, (_, unit) => foldAscii(unit));

let lastText = '';
let lastFrom = -1;
let lastLength = 0;
let lastWords = 0;
/** Null for ASCII. */
let lastFold: FoldUnit | null = null;

/**
 * Folds part of a text into `units` and finds its words. For every single character that is asked of a text V8 looks up afresh where
 * the text lies, so ASCII, which most texts are, is copied out at once (0.2 ns a character against 2, measured on prompts of 300).
 * What comes again at once, for its features and for the text rules, is there already.
 * @param length at most FOLDED_CHARS
 * @returns number of words that begin in that part
 */
export function foldText(text: string, from: number, length: number, fold: FoldUnit): number {
  const isThere = from === lastFrom && length === lastLength && (lastFold === fold || lastFold === null) && text === lastText;
  if (!isThere) foldAfresh(text, from, length, fold);
  return lastWords;
}

function foldAfresh(text: string, from: number, length: number, fold: FoldUnit): void {
  const isAscii = copyAscii(from === 0 ? text : text.slice(from, from + length), length);
  for (let i = 0; i < MARGIN; i++) lastUnits[length + i] = 0;
  lastWords = isAscii ? foldBytes(length) : foldUnits(text, from, length, fold);
  lastText = text;
  lastFrom = from;
  lastLength = length;
  lastFold = isAscii ? null : fold;
}

/** Whether `asciiBytes` are what a text begins with: it was folded last, from its beginning, as far as asked for, and is ASCII. */
export function isInBytes(text: string, length: number): boolean {
  return lastFrom === 0 && lastFold === null && length <= lastLength && text === lastText;
}

/** Puts the characters into `bytes`, unless one of them takes more than one. */
function copyAscii(text: string, length: number): boolean {
  const { read, written } = encoder.encodeInto(text, bytes);
  return read === written && written >= length;
}

/**
 * Words are counted and hashed by sums instead of branches: where they end is chance, and a processor that guesses wrong loses more time.
 * What is written for a separator is overwritten by the next word.
 */
function foldBytes(length: number): number {
  let words = 0;
  let hash = 0;
  let goesOn = 0;
  for (let i = 0; i < length; i++) {
    const unit = asciiUnits[bytes[i] as number] as number;
    const isLetter = (0 - unit) >>> 31;
    lastUnits[i] = unit;
    lastStarts[words] = i;
    words += isLetter & ~goesOn;
    hash = mixUnit(hash & -goesOn, unit);
    lastHashes[words - isLetter] = hash;
    goesOn = isLetter;
  }
  return words;
}

function foldUnits(text: string, from: number, length: number, fold: FoldUnit): number {
  let words = 0;
  let hash = 0;
  let goesOn = false;
  for (let i = 0; i < length; i++) {
    const unit = fold(text.charCodeAt(from + i));
    lastUnits[i] = unit;
    if (unit !== 0 && !(goesOn && isLetter(unit))) {
      lastStarts[words++] = i;
      hash = 0;
    }
    goesOn = isLetter(unit);
    if (unit === 0) continue;
    hash = mixUnit(hash, unit);
    lastHashes[words - 1] = hash;
  }
  return words;
}

/** Of a word with others beside it; ideographs are words by themselves, and 0 is none. */
export function isLetter(unit: number): boolean {
  return unit !== 0 && unit < FIRST_IDEOGRAPH;
}

/** Running hash of a word: one step for features, text rules and the vocabulary of these. */
export function mixUnit(word: number, unit: number): number {
  return (Math.imul(word ^ unit, 0x01000193) ^ (word >>> 15)) | 0;
}

export function foldAscii(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit;
  if (unit >= 65 && unit <= 90) return unit + 32;
  return unit >= 48 && unit <= 57 ? unit : 0;
}
