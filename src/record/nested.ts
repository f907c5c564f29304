import { diagnoseBomb } from '../source/diagnose.js';
import { parseExactly } from '../source/wide-number.js';

/** JSON inside JSON inside JSON is seen in database dumps; deeper nesting is not opened. */
const MAX_NESTING = 3;

/** What a text holds when it is JSON written into a string, else undefined. Plain text that only starts like JSON is undefined too. */
export function openJsonText(text: string): unknown {
  let value: unknown = text;
  for (let level = 0; level < MAX_NESTING && typeof value === 'string'; level++) {
    if (!startsLikeJson(value) || diagnoseBomb(value) !== null) return level === 0 ? undefined : value;
    try {
      value = parseExactly(value);
    } catch {
      return level === 0 ? undefined : value;
    }
  }
  return value;
}

/** Cheap look at the first characters: an object, a list of objects or texts, or one of these quoted once more. */
export function startsLikeJson(text: string): boolean {
  let at = skipSpace(text, 0);
  const first = text.charCodeAt(at);
  if (first === 0x7b /* { */) {
    const next = text.charCodeAt(skipSpace(text, at + 1));
    return next === 0x22 || next === 0x7d;
  }
  if (first === 0x5b /* [ */) {
    const next = text.charCodeAt(skipSpace(text, at + 1));
    return next === 0x22 || next === 0x7b || next === 0x5d || next === 0x5b;
  }
  if (first !== 0x22 /* " */) return false;
  at = skipSpace(text, at + 1);
  return text.charCodeAt(at) === 0x7b || text.charCodeAt(at) === 0x5b;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
  return at;
}
