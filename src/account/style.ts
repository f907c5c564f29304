/**
 * Ways of writing: things in which people differ whatever they write about, and which they keep (Abbasi and Chen 2008,
 * doi:10.1145/1344411.1344413). Each with the bits it takes in one number a call.
 */
export const STYLE_FEATURES = [
  ['opens with a capital', 1],
  ['closes with a stop', 1],
  ['dots in a row', 1],
  ['question marks', 2],
  ['line breaks', 3],
  ['capitals', 4],
  ['commas', 4],
  ['apostrophes', 3],
  ['digits', 3],
  ['other marks', 4],
  ['length of words', 3],
] as const;

/** Characters that are looked at: on nine labelled pools 500 told as much as 4,000. */
export const STYLE_CHARS = 500;
/** A text has a style, be it all zero. */
const HAS_TEXT = 1;

const [LETTER, CAPITAL, DIGIT, SPACE, LINE_BREAK, COMMA, APOSTROPHE, QUESTION, STOP, MARK] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;
const KINDS = 10;
const counts = new Uint32Array(KINDS);

/**
 * The ways in which a text is written, packed into 32 bits: the levels of STYLE_FEATURES from the lowest bit but one. Scripts without
 * capitals or spaces have a style too: marks and lengths.
 * @returns 0 for no text
 */
export function styleOf(text: string): number {
  if (text === '') return 0;
  const size = Math.min(text.length, STYLE_CHARS);
  counts.fill(0);
  let words = 0;
  let opening = SPACE as number;
  let closing = SPACE as number;
  let stopsInARow = 0;
  let isInWord = false;
  for (let i = 0; i < size; i++) {
    const unit = text.charCodeAt(i);
    const kind = unit < LATIN_1 ? (kinds[unit] as number) : kindOf(unit);
    counts[kind] = (counts[kind] as number) + 1;
    const isLetter = kind <= CAPITAL;
    if (isLetter && !isInWord) words++;
    if (kind !== APOSTROPHE) isInWord = isLetter;
    if (kind === SPACE || kind === LINE_BREAK) continue;
    if (opening === SPACE) opening = kind;
    if (unit === ELLIPSIS || (kind === STOP && closing === STOP)) stopsInARow = 1;
    closing = kind;
  }
  return packLevels(size, words, [opening === CAPITAL ? 1 : 0, closing === STOP || closing === QUESTION ? 1 : 0, stopsInARow]);
}

function packLevels(size: number, words: number, [opens, closes, dots]: readonly [number, number, number]): number {
  const letters = Math.max(1, (counts[LETTER] as number) + (counts[CAPITAL] as number));
  const ofWords = (kind: number): number => (counts[kind] as number) / Math.max(1, words);
  const ofText = (kind: number): number => (counts[kind] as number) / size;
  const shares = [
    opens,
    closes,
    dots,
    Math.log2(1 + (counts[QUESTION] as number)) / 3,
    Math.log2(1 + (counts[LINE_BREAK] as number)) / 7,
    (counts[CAPITAL] as number) / letters / 0.2,
    ofWords(COMMA) / 0.15,
    ofWords(APOSTROPHE) / 0.1,
    ofText(DIGIT) / 0.1,
    ofText(MARK) / 0.12,
    (letters / Math.max(1, words) - 3) / 4,
  ];
  let packed = HAS_TEXT;
  let shift = 1;
  for (let feature = 0; feature < STYLE_FEATURES.length; feature++) {
    const bits = STYLE_FEATURES[feature]![1];
    const most = 2 ** bits - 1;
    packed |= Math.min(most, Math.max(0, Math.round((shares[feature] as number) * most))) << shift;
    shift += bits;
  }
  return packed >>> 0;
}

/** The level of every feature, in the order of STYLE_FEATURES; null for a call without text. */
export function styleLevels(packed: number): readonly number[] | null {
  if (packed === 0) return null;
  let shift = 1;
  return STYLE_FEATURES.map(([, bits]) => {
    const level = (packed >>> shift) & (2 ** bits - 1);
    shift += bits;
    return level;
  });
}

const LATIN_1 = 256;
const ELLIPSIS = 0x2026;
const MARKS: Readonly<Record<string, number>> = {
  ',，、،': COMMA,
  "'’": APOSTROPHE,
  '?？؟': QUESTION,
  '.!。！…।': STOP,
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

const kinds = Uint8Array.from({ length: LATIN_1 }, (_, unit) => kindOf(unit));
