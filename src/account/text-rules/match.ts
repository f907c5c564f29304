import { FIRST_IDEOGRAPH, FOLDED_CHARS, foldText, units, wordStarts } from '../folded-text.js';
import { type Lexicon, mayHold, mixFourth, mixStart, patternOfSlot, slotNumber, type Term } from './compile.js';
import { mixUnit, WORD_CHARS, wordUnit } from './word-scan.js';

/** Larger than any window, so that what was met in one text is forgotten in the next. */
const BETWEEN_TEXTS = 1_000;
/** The clock starts anew before it leaves the range of small integers, which the engine counts in fastest. */
const LAST_CLOCK = 1 << 29;

/** Numbers of the words that begin as the last word of some term does. */
const suspects = new Uint16Array(FOLDED_CHARS + 1);

/** Word at which each slot was met last, on a clock that runs on from text to text. */
const metAt = new Map<Lexicon, Int32Array>();
let clock = BETWEEN_TEXTS;

/**
 * Bits of all patterns that a text meets: linear in the text, whatever it holds. Most words are in no pattern, and their first
 * characters tell it; only the others are looked up.
 * @param chars only so many characters are read, at most FOLDED_CHARS
 */
export function matchPatterns(lexicon: Lexicon, text: string, chars: number): number {
  const length = Math.min(text.length, chars);
  const words = foldText(text, 0, length, wordUnit);
  const count = findSuspects(lexicon, words);
  return count === 0 ? 0 : meetSuspects(lexicon, length, count);
}

/** Without branches: which words pass is chance, and a processor that guesses wrong loses more time than it takes to look. */
function findSuspects({ starts, stemStarts }: Lexicon, words: number): number {
  const folded = units;
  const wordAt = wordStarts;
  let count = 0;
  for (let word = 0; word < words; word++) {
    const at = wordAt[word] as number;
    const first = folded[at] as number;
    const second = folded[at + 1] as number;
    const third = folded[at + 2] as number;
    const fourth = folded[at + 3] as number;
    const two = isLetter(first) & isLetter(second);
    const three = two & isLetter(third);
    const stem = mixStart(first, second & -two, third & -three);
    const start = mixFourth(stem, fourth & -(three & isLetter(fourth)));
    suspects[count] = word;
    count += mayHold(starts, start) | mayHold(stemStarts, stem);
  }
  return count;
}

/** 1 or 0. */
function isLetter(unit: number): number {
  return ((0 - unit) >>> 31) & ((unit - FIRST_IDEOGRAPH) >>> 31);
}

function meetSuspects(lexicon: Lexicon, length: number, count: number): number {
  const reading = { lexicon, met: metOf(lexicon), clockStart: startClock(), length };
  let found = 0;
  for (let i = 0; i < count; i++) found |= meetWord(reading, suspects[i] as number);
  clock = reading.clockStart + (suspects[count - 1] as number);
  return found;
}

/** A lexicon at the first `length` characters of the text at hand. */
interface Reading {
  readonly lexicon: Lexicon;
  readonly met: Int32Array;
  readonly clockStart: number;
  readonly length: number;
}

function startClock(): number {
  if (clock > LAST_CLOCK) {
    for (const met of metAt.values()) met.fill(0);
    clock = BETWEEN_TEXTS;
  }
  return clock + BETWEEN_TEXTS;
}

function meetWord(reading: Reading, word: number): number {
  const { words, stems, stemFilter } = reading.lexicon;
  const from = wordStarts[word] as number;
  const to = endOfWord(from, reading.length);
  let found = 0;
  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = mixUnit(hash, units[i] as number);
    if (mayHold(stemFilter, hash) === 1) found |= meet(reading, stems.get(hash), word);
  }
  return found | meet(reading, words.get(hash), word);
}

/** The rest of a very long word is passed over. */
function endOfWord(from: number, length: number): number {
  const most = Math.min(length, from + WORD_CHARS);
  let to = from + 1;
  if (isLetter(units[from] as number) === 1) while (to < most && isLetter(units[to] as number) === 1) to++;
  return to;
}

/** Marks the slots of terms that end with a word, and says which patterns are complete by that. */
function meet(reading: Reading, terms: readonly Term[] | undefined, word: number): number {
  if (terms === undefined) return 0;
  const { lexicon, met, clockStart } = reading;
  const at = clockStart + word;
  let found = 0;
  for (const { slot, before } of terms) {
    if (!stoodBefore(before, word, reading.length)) continue;
    met[slot] = at;
    const pattern = patternOfSlot(slot);
    if (isComplete(lexicon, met, pattern, at)) found |= lexicon.patterns[pattern]!.sets;
  }
  return found;
}

/** @param hashes of words, the nearest first */
function stoodBefore(hashes: readonly number[], word: number, length: number): boolean {
  if (hashes.length > word) return false;
  for (let i = 0; i < hashes.length; i++) if (hashWord(word - 1 - i, length) !== hashes[i]) return false;
  return true;
}

function hashWord(word: number, length: number): number {
  const from = wordStarts[word] as number;
  const to = endOfWord(from, length);
  let hash = 0;
  for (let i = from; i < to; i++) hash = mixUnit(hash, units[i] as number);
  return hash;
}

function isComplete({ patterns }: Lexicon, met: Int32Array, pattern: number, now: number): boolean {
  const { slots, window, isOrdered } = patterns[pattern]!;
  let last = 0;
  for (let slot = 0; slot < slots.length; slot++) {
    const at = met[slotNumber(pattern, slot)] as number;
    if (now - at >= window || (isOrdered === true && at < last)) return false;
    last = at;
  }
  return true;
}

function metOf(lexicon: Lexicon): Int32Array {
  const known = metAt.get(lexicon);
  if (known) return known;
  const made = new Int32Array(slotNumber(lexicon.patterns.length, 0));
  metAt.set(lexicon, made);
  return made;
}
