import { mixUnit } from '../folded-text.js';
import type { WordFamily } from './text-rule.js';
import { isWholeWord, wordUnit } from './word-scan.js';

/** Slots are numbered through, at most four to a pattern. */
const SLOT_BITS = 2;
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

/** All of one shape: the engine looks fields of objects of many shapes up afresh for every word that is met. */
interface CompiledPattern {
  readonly slots: number;
  readonly window: number;
  readonly isOrdered: boolean;
  readonly sets: number;
}

/** Terms of the same words, the last of which is known: "you are" belongs to as many patterns as there are makers of models. */
export interface Term {
  readonly slots: number[];
  /** Hashes of the words before the last, the nearest first. */
  readonly before: readonly number[];
}

/** All patterns of a text's side in one pass: a table of last words, looked up for the words that begin like one of them. */
export interface Lexicon {
  readonly patterns: readonly CompiledPattern[];
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
        addTerm(isStem ? stems : words, last, hashes.slice(0, -1).reverse(), slotNumber(pattern, slot));
        hold(isStem ? stemFilter : wordFilter, placeOf(last));
        if (!isStem) continue;
        holdStart(stemStarts, text, lastUnits);
        longestStem = Math.max(longestStem, lastUnits.length);
      }
    });
  });
  const compiled = patterns.map(({ slots, window, isOrdered = false, sets }) => ({
    slots: slots.length,
    window,
    isOrdered,
    sets,
  }));
  return { patterns: compiled, words, stems, longestStem, wordFilter, stemFilter, stemStarts };
}

function addTerm(table: Map<number, Term[]>, last: number, before: readonly number[], slot: number): void {
  const terms = table.get(last) ?? [];
  table.set(last, terms);
  const same = terms.find((term) => term.before.length === before.length && term.before.every((hash, i) => hash === before[i]));
  if (same === undefined) terms.push({ slots: [slot], before });
  else same.slots.push(slot);
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
  else for (let code = 0; code < START_CODES; code++) hold(filter, startPlace(first, second, third, code));
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
  return (pattern << SLOT_BITS) | slot;
}

export function patternOfSlot(slot: number): number {
  return slot >> SLOT_BITS;
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
