import type { WordFamily } from './text-rule.js';
import { isWholeWord, mixUnit, WORD_CHARS, wordUnit } from './word-scan.js';

const MAX_SLOTS = 4;
const FILTER_BITS = 15;

/** A family and what is set when it is met. */
export interface Pattern extends WordFamily {
  /** Bits of the result. */
  readonly sets: number;
  /** Slots must follow each other as written. */
  readonly isOrdered?: boolean;
}

/** A term that ends with a known word. */
interface Term {
  readonly slot: number;
  /** Hashes of the words before the last, the nearest first. */
  readonly before: readonly number[];
}

/** All patterns of a text's side in one pass: a table of last words, looked up once a word. */
export interface Lexicon {
  readonly patterns: readonly Pattern[];
  readonly words: ReadonlyMap<number, readonly Term[]>;
  /** Beginnings of words, by their hash. */
  readonly stems: ReadonlyMap<number, readonly Term[]>;
  readonly isStemLength: Uint8Array;
  /** Low bits of the hashes of words (1) and stems (2): most words of a text are in neither, and this says so cheaply. */
  readonly filter: Uint8Array;
}

export function compilePatterns(patterns: readonly Pattern[]): Lexicon {
  const words = new Map<number, Term[]>();
  const stems = new Map<number, Term[]>();
  const isStemLength = new Uint8Array(WORD_CHARS + 1);
  const filter = new Uint8Array(1 << FILTER_BITS);
  patterns.forEach(({ slots }, pattern) => {
    slots.forEach((terms, slot) => {
      for (const text of terms.split(' ')) {
        const { hashes, chars, isStem } = readTerm(text);
        const last = hashes[hashes.length - 1] as number;
        const table = isStem ? stems : words;
        table.set(last, [...(table.get(last) ?? []), { slot: slotNumber(pattern, slot), before: hashes.slice(0, -1).reverse() }]);
        if (isStem) isStemLength[chars] = 1;
        filter[filterPlace(last)]! |= isStem ? 2 : 1;
      }
    });
  });
  return { patterns, words, stems, isStemLength, filter };
}

export function slotNumber(pattern: number, slot: number): number {
  return pattern * MAX_SLOTS + slot;
}

export function patternOfSlot(slot: number): number {
  return Math.floor(slot / MAX_SLOTS);
}

export function filterPlace(hash: number): number {
  return hash & ((1 << FILTER_BITS) - 1);
}

/** Words of a term as a text would give them. */
function readTerm(term: string): { readonly hashes: readonly number[]; readonly chars: number; readonly isStem: boolean } {
  const isStem = term.endsWith('*');
  const hashes: number[] = [];
  let word = 0;
  let chars = 0;
  for (const unit of `${isStem ? term.slice(0, -1) : term}`) {
    const value = wordUnit(unit.charCodeAt(0));
    if (value === 0 || isWholeWord(value)) {
      if (word !== 0) hashes.push(word);
      if (value !== 0) hashes.push(mixUnit(0, value));
      word = 0;
      chars = 0;
    } else {
      word = mixUnit(word, value);
      chars++;
    }
  }
  if (word !== 0) hashes.push(word);
  return { hashes, chars, isStem };
}
