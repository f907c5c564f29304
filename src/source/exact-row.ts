import { endOfString } from './json-string.js';

/** Digits below which a whole number is exact in any case: 2^53 has 16. */
const SAFE_DIGITS = 15;
/** Where a number may start, strings left out. */
const NUMBER_OR_STRING = /"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * A row parsed once more with whole numbers beyond 2^53 as decimal text, exactly as they are written: nanosecond times, .NET ticks and
 * request ids survive. Numbers with a fraction or an exponent stay numbers. Linear in the text; for formats that need it, not for every row.
 * @param text a row that JSON.parse accepts
 */
export function exactRow(text: string): Readonly<Record<string, unknown>> {
  return JSON.parse(exactText(text)) as Readonly<Record<string, unknown>>;
}

/** The same JSON with quotes around each whole number that a double cannot hold; the very text when there is none. */
export function exactText(text: string): string {
  let exact = '';
  let copied = 0;
  NUMBER_OR_STRING.lastIndex = 0;
  for (let token = NUMBER_OR_STRING.exec(text); token !== null; token = NUMBER_OR_STRING.exec(text)) {
    const [written] = token;
    if (written === '"') NUMBER_OR_STRING.lastIndex = endOfString(text, token.index);
    else if (isRounded(written)) {
      exact += `${text.slice(copied, token.index)}"${written}"`;
      copied = token.index + written.length;
    }
  }
  return copied === 0 ? text : exact + text.slice(copied);
}

function isRounded(written: string): boolean {
  return written.length > SAFE_DIGITS && /^-?\d+$/.test(written) && !Number.isSafeInteger(Number(written));
}
