import type { RedactionRule, Span } from './redaction.js';

/** ISO 13616: two letters, two check digits, up to 30 further characters; no country uses fewer than 15 in all. */
const FEWEST = 15;
const MOST = 34;
/** One start a match; the length is tried behind it. */
const START = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{4})/g;

export const iban: RedactionRule = {
  id: 'iban',
  title: 'International bank account number',
  reasonCode: 'R-IBAN',
  about: {
    finds: '15 to 34 letters and digits in the form of ISO 13616, also in groups, whose remainder by 97 is 1',
    misses: 'account numbers of one country without the international form',
  },
  find(text) {
    return [...text.matchAll(START)].flatMap(({ index }) => ibanAt(text, index));
  },
};

/** The longest number that begins here, ends with a group, and has the right check digits. */
function ibanAt(text: string, start: number): readonly Span[] {
  let characters = '';
  let found: Span | null = null;
  for (let i = start; i < text.length && characters.length <= MOST; i++) {
    const character = text[i] as string;
    if (/[A-Za-z0-9]/.test(character)) characters += character.toUpperCase();
    else if (!/[ \u00a0-]/.test(character) || !/[A-Za-z0-9]/.test(text[i + 1] ?? '')) break;
    const isEndOfGroup = !/[A-Za-z0-9]/.test(text[i + 1] ?? '');
    const isLong = characters.length >= FEWEST && characters.length <= MOST;
    if (isEndOfGroup && isLong && remainderBy97(characters) === 1) found = { start, end: i + 1 };
  }
  return found === null ? [] : [found];
}

/** The first four characters go to the end, letters count from A = 10 (ISO/IEC 7064, MOD 97-10). */
export function remainderBy97(characters: string): number {
  let remainder = 0;
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
