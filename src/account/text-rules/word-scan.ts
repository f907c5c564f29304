import { FIRST_IDEOGRAPH } from '../folded-text.js';

const FOLDED_UNITS = 0x530;
/** Lower-cased base letter of Latin, Greek and Cyrillic code units, 0 for separators: people leave accents out. */
const folded = Uint16Array.from({ length: FOLDED_UNITS }, (_, unit) => foldUnit(unit));

export function wordUnit(unit: number): number {
  if (unit < FOLDED_UNITS) return folded[unit] as number;
  if (unit >= 0x2000 && unit <= 0x206f) return 0;
  if (unit >= 0x3000 && unit <= 0x303f) return 0;
  return unit >= 0xff00 && unit <= 0xff0f ? 0 : unit;
}

/** Chinese, Japanese and Korean are written without spaces that part words: each character counts as a word. */
export function isWholeWord(unit: number): boolean {
  return unit >= FIRST_IDEOGRAPH;
}

function foldUnit(unit: number): number {
  const base = String.fromCharCode(unit).normalize('NFD').charAt(0).toLowerCase();
  return /[\p{L}\p{N}]/u.test(base) ? base.charCodeAt(0) : 0;
}
