import { escapeTerminal } from '../renderers/escape.js';

/** What the fonts at hand can draw: for each font, in order of preference, whether it has a glyph for a code point. */
export type GlyphTest = (codePoint: number) => boolean;

/** Text cut into runs: a string is set as it is, a list may also be broken between its parts. */
export type FittedRun = string | readonly string[];

export interface Fitting {
  readonly fonts: readonly GlyphTest[];
  /** Characters that no font could draw so far; they stand as code points. */
  readonly undrawn: Set<string>;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ASCII = /^[\x20-\x7e]*$/;
/** Longer runs without a place to break would reach over the edge of a column. */
const UNBROKEN_CHARS = 18;
const PART_CHARS = 4;
/** Words that no person wrote are cut into larger parts: each part costs time. */
const HUGE_WORD_CHARS = 200;
const HUGE_PART_CHARS = 12;
/** Joined letters would come apart, and parts stand from left to right. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ZERO_WIDTH_SPACE = '\u200b';

/** Shows one line of text: unseen characters visible as everywhere, characters without a glyph as their code points. */
export function drawable(text: string, { fonts, undrawn }: Fitting): string {
  const visible = escapeTerminal(text);
  if (ASCII.test(visible)) return visible;
  let shown = '';
  for (const { segment } of graphemes.segment(visible)) {
    const points = [...segment];
    if (fonts.some((has) => points.every((point) => has(point.codePointAt(0) as number)))) shown += segment;
    else for (const [i, point] of points.entries()) shown += alone(point, i === 0, { fonts, undrawn });
  }
  return shown;
}

/** A mark whose base stands in another font cannot be joined to it. */
function alone(point: string, isBase: boolean, { fonts, undrawn }: Fitting): string {
  const code = point.codePointAt(0) as number;
  if (isBase && fonts.some((has) => has(code))) return point;
  undrawn.add(point);
  return `\\u{${code.toString(16)}}`;
}

/** Makes long words breakable, so that no id, path or hash runs out of its column. Nothing is put into the text itself but for right-to-left words. */
export function breakable(text: string): readonly FittedRun[] {
  const runs: FittedRun[] = [];
  for (const word of text.split(/(\S{19,})/)) {
    if (word === '') continue;
    if (word.length <= UNBROKEN_CHARS || word.includes(' ')) runs.push(word);
    else runs.push(RIGHT_TO_LEFT.test(word) ? partsOf(word).join(ZERO_WIDTH_SPACE) : partsOf(word));
  }
  return runs;
}

/** Base direction of a text by its first letter (Unicode Standard Annex 9, rules P2 and P3). */
export function startsRightToLeft(text: string): boolean {
  const [letter] = /\p{L}/u.exec(text) ?? [''];
  return RIGHT_TO_LEFT.test(letter);
}

function partsOf(word: string): readonly string[] {
  const least = word.length > HUGE_WORD_CHARS ? HUGE_PART_CHARS : PART_CHARS;
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    part += segment;
    if (part.length < least) continue;
    parts.push(part);
    part = '';
  }
  return part === '' ? parts : [...parts, part];
}
