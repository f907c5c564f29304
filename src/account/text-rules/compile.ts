import { mixUnit } from '../folded-text.js';
import type { WordFamily } from './text-rule.js';
import { isWholeWord, wordUnit } from './word-scan.js';

const MAX_SLOTS = 4;
/** Places of a filter, one bit each, so that the filters stay in the first-level cache. */
const PLACE_BITS = 15;
/** Values of the five bits that startPlace looks at of a character. */
const START_CODES = 32;

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
  /** In characters. */
  readonly longestStem: number;
  /** Most words of a text are in none of these: of whole words and stems by their hash, of the beginnings of stems by startPlace. */
  readonly wordFilter: Filter;
  readonly stemFilter: Filter;
  readonly stemStarts: Filter;
}

/** A set that may say yes to others too. */
export type Filter = Int32Array;

export function compilePatterns(patterns: readonly Pattern[]): Lexicon {
  const words = new Map<number, Term[]>();
  const stems = new Map<number, Term[]>();
  let longestStem = 0;
  const [wordFilter, stemFilter, stemStarts] = [createFilter(), createFilter(), createFilter()];
  patterns.forEach(({ slots }, pattern) => {
    slots.forEach((terms, slot) => {
      for (const text of terms.split(' ')) {
        const { hashes, lastUnits, isStem } = readTerm(text);
        const last = hashes[hashes.length - 1] as number;
        const table = isStem ? stems : words;
        table.set(last, [...(table.get(last) ?? []), { slot: slotNumber(pattern, slot), before: hashes.slice(0, -1).reverse() }]);
        hold(isStem ? stemFilter : wordFilter, placeOf(last));
        if (!isStem) continue;
        holdStart(stemStarts, text, lastUnits);
        longestStem = Math.max(longestStem, lastUnits.length);
      }
    });
  });
  return { patterns, words, stems, longestStem, wordFilter, stemFilter, stemStarts };
}

function createFilter(): Filter {
  return new Int32Array(1 << (PLACE_BITS - 5));
}

function hold(filter: Filter, place: number): void {
  filter[place >>> 5] = (filter[place >>> 5] as number) | (1 << (place & 31));
}

/** A stem of three characters begins words with any fourth. */
function holdStart(filter: Filter, stem: string, [first = 0, second = 0, third = 0, fourth]: readonly number[]): void {
  if (third === 0) throw new Error(`${stem}: expected a stem of at least three characters`);
  if (fourth !== undefined) hold(filter, startPlace(first, second, third, fourth));
  else for (let each = 0; each < START_CODES; each++) hold(filter, startPlace(first, second, third, each));
}

/** 1 or 0. */
export function mayHold(filter: Filter, place: number): number {
  return ((filter[place >>> 5] as number) >>> (place & 31)) & 1;
}

/** Of a hash in a filter. */
export function placeOf(hash: number): number {
  return Math.imul(hash, 0x27d4eb2f) >>> (32 - PLACE_BITS);
}

/** Of the first four characters of a word: five bits of each tell the Latin letters apart. */
export function startPlace(first: number, second: number, third: number, fourth: number): number {
  return placeOf((first & 31) | ((second & 31) << 5) | ((third & 31) << 10) | ((fourth & 31) << 15));
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
