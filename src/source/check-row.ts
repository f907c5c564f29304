import { endOfString } from './json-string.js';
import { ROW_DUPLICATE_KEYS, ROW_LONE_SURROGATE, ROW_REPLACED_CHARACTER, type RowFlags } from './row-flags.js';

const BACKSLASH = 0x5c;
const COLON = 0x3a;
const REPLACEMENT = '\ufffd';

/**
 * Flags that every row gets. UTF-8 cannot hold a lone surrogate, so only rows with an escape are looked at; finding that there is none, and
 * no replacement character, costs about a fiftieth of JSON.parse.
 */
export function usualFlags(text: string): RowFlags {
  const flags = text.includes(REPLACEMENT) ? ROW_REPLACED_CHARACTER : 0;
  return text.includes('\\u') ? flags | escapeFlags(text) : flags;
}

/**
 * Duplicate keys, exactly. Nearly half of JSON.parse, so the fold does it only when asked (`checkKeys`).
 * @param value what JSON.parse made of the text
 */
export function keyFlags(text: string, value: unknown): RowFlags {
  return countWritten(text) === countParsed(value) ? 0 : ROW_DUPLICATE_KEYS;
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
function countParsed(value: unknown): number {
  let keys = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const values = Object.values(next);
    if (!Array.isArray(next)) keys += values.length;
    for (const each of values) if (typeof each === 'object') open.push(each);
  }
  return keys;
}

/** Escapes are legal only inside strings, so strings need no looking for; a backslash that is itself escaped is stepped over. */
function escapeFlags(text: string): RowFlags {
  let flags = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    const unit = escapedUnit(text, at);
    at += unit < 0 ? 2 : 6;
    if (unit === REPLACEMENT.charCodeAt(0)) flags |= ROW_REPLACED_CHARACTER;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = unit < 0xdc00 && text.charCodeAt(at) === BACKSLASH ? escapedUnit(text, at) : -1;
    if (next < 0xdc00 || next > 0xdfff) flags |= ROW_LONE_SURROGATE;
    else at += 6;
  }
  return flags;
}

/** The code unit of a `\uXXXX` escape, -1 for other escapes. */
function escapedUnit(text: string, at: number): number {
  return text[at + 1] === 'u' ? Number.parseInt(text.slice(at + 2, at + 6), 16) : -1;
}
