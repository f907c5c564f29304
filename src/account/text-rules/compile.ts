import type { WordFamily } from './text-rule.js';
import { isWholeWord, mixUnit, WORD_CHARS, wordUnit } from './word-scan.js';

const MAX_SLOTS = 4;
const PLACE_BITS = 15;
/** Characters of a word that are looked at first. */
export const START_CHARS = 4;

/** A family and what is set when it is met. */
export interface Pattern extends WordFamily {
  /** Bits of the result. */
  readonly sets: number;
  /** Slots must follow each other as written. */
  readonly isOrdered?: boolean;
}

/** A term that ends with a known word. */
export interface Term {
  readonly slot: number;
  /** Hashes of the words before the last, the nearest first. */
  readonly before: readonly number[];
}

/** All patterns of a text's side in one pass: a table of last words, looked up for the words that begin like one of them. */
export interface Lexicon {
  readonly patterns: readonly Pattern[];
  readonly words: ReadonlyMap<number, readonly Term[]>;
  /** Beginnings of words, by their hash. */
  readonly stems: ReadonlyMap<number, readonly Term[]>;
  readonly isStemLength: Uint8Array;
  /** 1 at the places of the first four characters of all words and stems: most words of a text begin like none. */
  readonly starts: Uint8Array;
  /** The same for the first three of stems that are no longer. */
  readonly stemStarts: Uint8Array;
}

export function compilePatterns(patterns: readonly Pattern[]): Lexicon {
  const words = new Map<number, Term[]>();
  const stems = new Map<number, Term[]>();
  const isStemLength = new Uint8Array(WORD_CHARS + 1);
  const starts = new Uint8Array(1 << PLACE_BITS);
  const stemStarts = new Uint8Array(1 << PLACE_BITS);
  patterns.forEach(({ slots }, pattern) => {
    slots.forEach((terms, slot) => {
      for (const text of terms.split(' ')) {
        const { hashes, lastUnits, isStem } = readTerm(text);
        const last = hashes[hashes.length - 1] as number;
        const table = isStem ? stems : words;
        table.set(last, [...(table.get(last) ?? []), { slot: slotNumber(pattern, slot), before: hashes.slice(0, -1).reverse() }]);
        if (isStem) isStemLength[lastUnits.length] = 1;
        const [first = 0, second = 0, third = 0, fourth = 0] = lastUnits;
        const start = mixStart(first, second, third);
        if (isStem && third === 0) throw new Error(`${text}: expected a stem of at least ${START_CHARS - 1} characters`);
        if (isStem && fourth === 0) stemStarts[startPlace(start)] = 1;
        else starts[startPlace(mixFourth(start, fourth))] = 1;
      }
    });
  });
  return { patterns, words, stems, isStemLength, starts, stemStarts };
}

/** The first three characters of a word; 0 stands for one that it does not have. */
export function mixStart(first: number, second: number, third: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b) + Math.imul(third, 0xc2b2ae35)) | 0;
}

/** And the fourth. */
export function mixFourth(start: number, fourth: number): number {
  return (start + Math.imul(fourth, 0x165667b1)) | 0;
}

/** Place in `starts` or `stemStarts`. */
export function startPlace(start: number): number {
  return Math.imul(start, 0x27d4eb2f) >>> (32 - PLACE_BITS);
}

export function slotNumber(pattern: number, slot: number): number {
  return pattern * MAX_SLOTS + slot;
}

export function patternOfSlot(slot: number): number {
  return Math.floor(slot / MAX_SLOTS);
}

interface ReadTerm {
  readonly hashes: readonly number[];
  /** Characters of the last word. */
  readonly lastUnits: readonly number[];
  readonly isStem: boolean;
}

/** Words of a term as a text would give them. */
function readTerm(term: string): ReadTerm {
  const isStem = term.endsWith('*');
  const words: number[][] = [[]];
  for (const char of isStem ? term.slice(0, -1) : term) {
    const unit = wordUnit(char.charCodeAt(0));
    if (unit === 0) words.push([]);
    else if (isWholeWord(unit)) words.push([unit], []);
    else words.at(-1)?.push(unit);
  }
  const kept = words.filter(({ length }) => length > 0);
  return { hashes: kept.map((units) => units.reduce(mixUnit, 0)), lastUnits: kept.at(-1) ?? [], isStem };
}
