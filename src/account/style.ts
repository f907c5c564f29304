import { asciiBytes, isInBytes } from './folded-text.js';

/** What was counted in the beginning of a text. */
interface Counted {
  readonly size: number;
  readonly words: number;
  /** Characters by kind. */
  readonly counts: Uint32Array;
  /** Kinds of the first and the last character that is no space. */
  readonly opening: number;
  readonly closing: number;
  readonly hasDotsInARow: boolean;
}

interface StyleFeature {
  readonly name: string;
  /** Bits that its level takes. */
  readonly bits: number;
  /** 0 for the lowest level, 1 or more for the highest. */
  readonly share: (text: Counted) => number;
}

const [LETTER, CAPITAL, DIGIT, SPACE, LINE_BREAK, COMMA, APOSTROPHE, QUESTION, STOP, ELLIPSIS, MARK] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;
const KINDS = 11;

/**
 * Ways of writing: things in which people differ whatever they write about, and which they keep (Abbasi and Chen 2008,
 * doi:10.1145/1344411.1344413).
 */
export const STYLE_FEATURES: readonly StyleFeature[] = [
  { name: 'opens with a capital', bits: 1, share: ({ opening }) => (opening === CAPITAL ? 1 : 0) },
  { name: 'closes with a stop', bits: 1, share: ({ closing }) => (isStop(closing) || closing === QUESTION ? 1 : 0) },
  { name: 'dots in a row', bits: 1, share: ({ hasDotsInARow }) => (hasDotsInARow ? 1 : 0) },
  { name: 'question marks', bits: 2, share: ({ counts }) => Math.log2(1 + countOf(counts, QUESTION)) / 3 },
  { name: 'line breaks', bits: 3, share: ({ counts }) => Math.log2(1 + countOf(counts, LINE_BREAK)) / 7 },
  { name: 'capitals', bits: 4, share: ({ counts }) => countOf(counts, CAPITAL) / lettersOf(counts) / 0.2 },
  { name: 'commas', bits: 4, share: ({ counts, words }) => countOf(counts, COMMA) / Math.max(1, words) / 0.15 },
  { name: 'apostrophes', bits: 3, share: ({ counts, words }) => countOf(counts, APOSTROPHE) / Math.max(1, words) / 0.1 },
  { name: 'digits', bits: 3, share: ({ counts, size }) => countOf(counts, DIGIT) / size / 0.1 },
  { name: 'other marks', bits: 4, share: ({ counts, size }) => countOf(counts, MARK) / size / 0.12 },
  { name: 'length of words', bits: 3, share: ({ counts, words }) => (lettersOf(counts) / Math.max(1, words) - 3) / 4 },
];

function isStop(kind: number): boolean {
  return kind === STOP || kind === ELLIPSIS;
}

function countOf(counts: Uint32Array, kind: number): number {
  return counts[kind] as number;
}

function lettersOf(counts: Uint32Array): number {
  return Math.max(1, countOf(counts, LETTER) + countOf(counts, CAPITAL));
}

/** Characters that are looked at: on nine labelled pools 500 told as much as 4,000. */
export const STYLE_CHARS = 500;
/** A text has a style, be it all zero. */
const HAS_TEXT = 1;

/** Where the level of each feature stands in a packed style, and the greatest it can be. */
const SHIFTS = STYLE_FEATURES.map((_, feature) => STYLE_FEATURES.slice(0, feature).reduce((sum, { bits }) => sum + bits, 1));
const GREATEST = STYLE_FEATURES.map(({ bits }) => 2 ** bits - 1);

/**
 * The ways in which a text is written, packed into 32 bits: the levels of STYLE_FEATURES from the lowest bit but one. Scripts without
 * capitals or spaces have a style too: marks and lengths.
 * @returns 0 for no text
 */
export function styleOf(text: string): number {
  if (text === '') return 0;
  const counted = countKinds(text);
  let packed = HAS_TEXT;
  for (let feature = 0; feature < STYLE_FEATURES.length; feature++) {
    const most = GREATEST[feature] as number;
    const share = (STYLE_FEATURES[feature] as StyleFeature).share(counted);
    packed |= Math.min(most, Math.max(0, Math.round(share * most))) << (SHIFTS[feature] as number);
  }
  return packed >>> 0;
}

/** The level of a feature, by its place in STYLE_FEATURES; 0 for a call without text too. */
export function styleLevel(packed: number, feature: number): number {
  return (packed >>> (SHIFTS[feature] as number)) & (GREATEST[feature] as number);
}

/** Of this file, see `units`: V8 makes a loop for each of the lists that it is given, and knows where they lie. */
const ascii = asciiBytes;

function countKinds(text: string): Counted {
  const size = Math.min(text.length, STYLE_CHARS);
  return isInBytes(text, size) ? countCodes(ascii, size) : countCodes(codesOf(text, size), size);
}

function countCodes(codes: Uint8Array, size: number): Counted {
  const { words, hasStopAgain } = tallyCodes(codes, size);
  return {
    size,
    words,
    counts,
    opening: kindFrom(codes, 0, size, 1),
    closing: kindFrom(codes, size - 1, -1, -1),
    hasDotsInARow: hasStopAgain || countOf(counts, ELLIPSIS) > 0,
  };
}

const MARKS: Readonly<Record<string, number>> = {
  ',，、،': COMMA,
  "'’": APOSTROPHE,
  '?？؟': QUESTION,
  '.!。！।': STOP,
  '…': ELLIPSIS,
  '\n': LINE_BREAK,
};
const kindOfMark = new Map(
  Object.entries(MARKS).flatMap(([marks, kind]) => [...marks].map((mark) => [mark.charCodeAt(0), kind])),
);

/** Letters beyond Latin are what is no mark: no script is looked up for every character. */
function kindOf(unit: number): number {
  const mark = kindOfMark.get(unit);
  if (mark !== undefined) return mark;
  if (unit <= 0x20 || unit === 0xa0 || unit === 0x3000) return SPACE;
  if (unit >= 48 && unit <= 57) return DIGIT;
  if (isCapital(unit)) return CAPITAL;
  return isLetter(unit) ? LETTER : MARK;
}

/** Latin, Greek and Cyrillic. */
function isCapital(unit: number): boolean {
  if (unit < 0xc0) return unit >= 65 && unit <= 90;
  return (unit <= 0xde && unit !== 0xd7) || (unit >= 0x391 && unit <= 0x3a9) || (unit >= 0x410 && unit <= 0x42f);
}

function isLetter(unit: number): boolean {
  if (unit < 128) return unit >= 97 && unit <= 122;
  if (unit < 0xc0 || unit === 0xd7 || unit === 0xf7) return false;
  const isPunctuation =
    (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xff0f);
  return !isPunctuation;
}

const ASCII = 128;
/** What stands for a character: itself where it is ASCII, else its kind above that. */
const CODES = ASCII + KINDS;
const spareCodes = new Uint8Array(STYLE_CHARS);

function codesOf(text: string, size: number): Uint8Array {
  for (let i = 0; i < size; i++) {
    const unit = text.charCodeAt(i);
    spareCodes[i] = unit < ASCII ? unit : ASCII + kindOf(unit);
  }
  return spareCodes;
}

/** Where the text stands: within a word, behind a stop. */
const IN_WORD = 1;
const AFTER_STOP = 2;
/** Apostrophes leave the first as it is, spaces the second, and all else ends it. */
const KEEP_SHIFT = 2;
const KIND_SHIFT = 4;

/** Of a code: its kind, what it keeps and what it brings about. */
const traits = Uint8Array.from({ length: CODES }, (_, code) => traitOf(code < ASCII ? kindOf(code) : code - ASCII));

function traitOf(kind: number): number {
  const keeps = kind === APOSTROPHE ? IN_WORD : kind === SPACE || kind === LINE_BREAK ? AFTER_STOP : 0;
  const sets = kind === LETTER || kind === CAPITAL ? IN_WORD : isStop(kind) ? AFTER_STOP : 0;
  return (kind << KIND_SHIFT) | (keeps << KEEP_SHIFT) | sets;
}

/** Characters by kind, room that is used again and again. */
const counts = new Uint32Array(KINDS);

/** Without branches: which kind comes next is chance, and a processor that guesses wrong loses more time. */
function tallyCodes(codes: Uint8Array, size: number): { readonly words: number; readonly hasStopAgain: boolean } {
  counts.fill(0);
  let state = 0;
  let words = 0;
  let again = 0;
  for (let i = 0; i < size; i++) {
    const trait = traits[codes[i] as number] as number;
    const kind = trait >>> KIND_SHIFT;
    counts[kind] = (counts[kind] as number) + 1;
    const sets = trait & (IN_WORD | AFTER_STOP);
    words += sets & ~state & IN_WORD;
    again |= sets & state & AFTER_STOP;
    state = sets | (state & (trait >>> KEEP_SHIFT));
  }
  return { words, hasStopAgain: again !== 0 };
}

/** The kind of the first character that is no space, on the way from one place to another. */
function kindFrom(codes: Uint8Array, from: number, to: number, step: 1 | -1): number {
  for (let at = from; at !== to; at += step) {
    const kind = (traits[codes[at] as number] as number) >>> KIND_SHIFT;
    if (kind !== SPACE && kind !== LINE_BREAK) return kind;
  }
  return SPACE;
}
