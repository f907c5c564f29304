import type { WordFamily } from './text-rule.js';
import { isWholeWord, mixUnit, wordUnit } from './word-scan.js';

const MAX_SLOTS = 4;
/** Places of a filter, one bit each, so that the filters stay in the first-level cache. */
const PLACE_BITS = 15;

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
  readonly stemFilter: Filter;
  /** The first four characters of all words and stems: most words of a text begin like none. */
  readonly starts: Filter;
  /** The first three of stems that are no longer. */
  readonly stemStarts: Filter;
}

/** A set of hashes that may say yes to others too. */
export type Filter = Int32Array;

export function compilePatterns(patterns: readonly Pattern[]): Lexicon {
  const words = new Map<number, Term[]>();
  const stems = new Map<number, Term[]>();
  const [stemFilter, starts, stemStarts] = [createFilter(), createFilter(), createFilter()];
  patterns.forEach(({ slots }, pattern) => {
    slots.forEach((terms, slot) => {
      for (const text of terms.split(' ')) {
        const { hashes, lastUnits, isStem } = readTerm(text);
        const last = hashes[hashes.length - 1] as number;
        const table = isStem ? stems : words;
        table.set(last, [...(table.get(last) ?? []), { slot: slotNumber(pattern, slot), before: hashes.slice(0, -1).reverse() }]);
        if (isStem) hold(stemFilter, last);
        const [first = 0, second = 0, third = 0, fourth = 0] = lastUnits;
        const start = mixStart(first, second, third);
        if (isStem && third === 0) throw new Error(`${text}: expected a stem of at least three characters`);
        if (isStem && fourth === 0) hold(stemStarts, start);
        else hold(starts, mixFourth(start, fourth));
      }
    });
  });
  return { patterns, words, stems, stemFilter, starts, stemStarts };
}

function createFilter(): Filter {
  return new Int32Array(1 << (PLACE_BITS - 5));
}

function hold(filter: Filter, hash: number): void {
  const place = placeOf(hash);
  filter[place >>> 5] = (filter[place >>> 5] as number) | (1 << (place & 31));
}

/** 1 or 0. */
export function mayHold(filter: Filter, hash: number): number {
  const place = placeOf(hash);
  return ((filter[place >>> 5] as number) >>> (place & 31)) & 1;
}

function placeOf(hash: number): number {
  return Math.imul(hash, 0x27d4eb2f) >>> (32 - PLACE_BITS);
}

/** The first three characters of a word; 0 stands for one that it does not have. */
export function mixStart(first: number, second: number, third: number): number {
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b) + Math.imul(third, 0xc2b2ae35)) | 0;
}

/** And the fourth. */
export function mixFourth(start: number, fourth: number): number {
  return (start + Math.imul(fourth, 0x165667b1)) | 0;
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
