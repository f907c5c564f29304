import { exactText } from './exact-row.js';
import { endOfString } from './json-string.js';
import { ROW_DUPLICATE_KEYS, ROW_LONE_SURROGATE, ROW_ROUNDED_NUMBER, type RowFlags } from './row-flags.js';

const BACKSLASH = 0x5c;
const COLON = 0x3a;

/**
 * Flags that every row gets: lone surrogates. UTF-8 cannot hold them, so only rows with an escape are looked at; finding that there
 * is none costs about a twentieth of JSON.parse.
 */
export function usualFlags(text: string): RowFlags {
  return text.includes('\\u') && hasLoneSurrogate(text) ? ROW_LONE_SURROGATE : 0;
}

/**
 * All flags, exactly. About two thirds of JSON.parse, so the fold does it only when asked (`checkKeys`).
 * @param value what JSON.parse made of the text
 */
export function allFlags(text: string, value: unknown): RowFlags {
  const seen = { keys: 0, large: false };
  countParsed(value, seen);
  return (
    usualFlags(text) |
    (countWritten(text) === seen.keys ? 0 : ROW_DUPLICATE_KEYS) |
    (seen.large && exactText(text) !== text ? ROW_ROUNDED_NUMBER : 0)
  );
}

/** Keys in the text: a colon outside strings stands behind each. Of two equal keys one is gone after parsing, however they are escaped. */
function countWritten(text: string): number {
  let keys = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOfString(text, at);
    while (text.charCodeAt(at) <= 0x20) at++;
    if (text.charCodeAt(at) === COLON) keys++;
  }
  return keys;
}

/** Iterative: the depth of a row is not bounded here. */
function countParsed(value: unknown, seen: { keys: number; large: boolean }): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'number') seen.large ||= Math.abs(next) > Number.MAX_SAFE_INTEGER;
    if (typeof next !== 'object' || next === null) continue;
    const values = Object.values(next);
    if (!Array.isArray(next)) seen.keys += values.length;
    for (const each of values) if (typeof each === 'object' || typeof each === 'number') open.push(each);
  }
}

/** Escapes are legal only inside strings, so strings need no looking for; a backslash that is itself escaped is stepped over. */
function hasLoneSurrogate(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    const unit = escapedUnit(text, at);
    at += unit < 0 ? 2 : 6;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    if (unit >= 0xdc00) return true;
    const next = text.charCodeAt(at) === BACKSLASH ? escapedUnit(text, at) : -1;
    if (next < 0xdc00 || next > 0xdfff) return true;
    at += 6;
  }
  return false;
}

/** The code unit of a `\uXXXX` escape, -1 for other escapes. */
function escapedUnit(text: string, at: number): number {
  return text[at + 1] === 'u' ? Number.parseInt(text.slice(at + 2, at + 6), 16) : -1;
}
