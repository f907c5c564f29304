import { endOfString } from './json-string.js';

/** Digits of 2^53: a shorter whole number is exact in any case. Such a run holds a position that is a multiple of this. */
const WIDE_DIGITS = 16;
const DOT = 0x2e;
const QUOTE = 0x22;
/** Where a number may start, strings left out. */
const NUMBER_OR_STRING = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Whether bytes may hold a whole number beyond 2^53: a run of 16 digits or more that is neither a string from its start nor a fraction. It
 * looks at every sixteenth byte, so a row without one costs next to nothing; of what it finds, most is inside strings.
 */
export function mayBeWide(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + WIDE_DIGITS - 1; at < to; at += WIDE_DIGITS) {
    // One comparison for both ends of 0…9: two would often be predicted wrongly.
    if (((bytes[at] as number) - 0x30) >>> 0 < 10 && isWideRun(bytes, at, from, to)) return true;
  }
  return false;
}

function isWideRun(bytes: Uint8Array, at: number, from: number, to: number): boolean {
  let start = at;
  while (start > from && ((bytes[start - 1] as number) - 0x30) >>> 0 < 10) start--;
  let end = at + 1;
  while (end < to && ((bytes[end] as number) - 0x30) >>> 0 < 10) end++;
  const before = start > from ? bytes[start - 1] : QUOTE;
  return end - start >= WIDE_DIGITS && before !== QUOTE && before !== DOT;
}

/** The same look at a text. */
function mayTextBeWide(text: string): boolean {
  for (let at = WIDE_DIGITS - 1; at < text.length; at += WIDE_DIGITS) {
    if ((text.charCodeAt(at) - 0x30) >>> 0 < 10 && isWideTextRun(text, at)) return true;
  }
  return false;
}

function isWideTextRun(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && (text.charCodeAt(start - 1) - 0x30) >>> 0 < 10) start--;
  let end = at + 1;
  while (end < text.length && (text.charCodeAt(end) - 0x30) >>> 0 < 10) end++;
  const before = start > 0 ? text.charCodeAt(start - 1) : QUOTE;
  return end - start >= WIDE_DIGITS && before !== QUOTE && before !== DOT;
}

/**
 * JSON.parse, but whole numbers beyond 2^53 become decimal text, exactly as they are written: nanosecond times, .NET ticks and request
 * ids survive. Numbers with a fraction or an exponent stay numbers. Linear in the text.
 * @throws {SyntaxError} for what JSON.parse refuses
 */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!mayTextBeWide(text)) return value;
  const exact = exactText(text);
  return exact === text ? value : JSON.parse(exact);
}

/** The same JSON with quotes around each whole number that a double cannot hold; the very text when there is none. */
export function exactText(text: string): string {
  let exact = '';
  let copied = 0;
  NUMBER_OR_STRING.lastIndex = 0;
  for (let token = NUMBER_OR_STRING.exec(text); token !== null; token = NUMBER_OR_STRING.exec(text)) {
    const [written] = token;
    if (written === '"') NUMBER_OR_STRING.lastIndex = endOfString(text, token.index);
    else if (isWide(written)) {
      exact += `${text.slice(copied, token.index)}"${written}"`;
      copied = token.index + written.length;
    }
  }
  return copied === 0 ? text : exact + text.slice(copied);
}

function isWide(written: string): boolean {
  return written.length >= WIDE_DIGITS && /^-?\d+$/.test(written) && !Number.isSafeInteger(Number(written));
}
