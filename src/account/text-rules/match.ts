import { FOLDED_CHARS, foldText, isLetter, mixUnit, units, wordHashes, wordStarts } from '../folded-text.js';
import { type Lexicon, mayHold, patternOfSlot, placeOf, slotNumber, startPlace, type Term } from './compile.js';
import { wordUnit } from './word-scan.js';

/** Larger than any window, so that what was met in one text is forgotten in the next. */
const BETWEEN_TEXTS = 1_000;
/** The clock starts anew before it leaves the range of small integers, which the engine counts in fastest. */
const LAST_CLOCK = 1 << 29;

/** Of this file, see `units`. */
const [folded, starts, hashes] = [units, wordStarts, wordHashes];
/** Numbers of the words that may be the last of some term. */
const suspects = new Uint16Array(FOLDED_CHARS + 1);

/** Word at which each slot was met last, on a clock that runs on from text to text. */
const metAt = new Map<Lexicon, Int32Array>();
let clock = BETWEEN_TEXTS;

/**
 * Bits of all patterns that a text meets: linear in the text, whatever it holds. Most words are in no pattern, and their hashes and
 * first characters tell it; only the others are looked up.
 * @param chars only so many characters are read, at most FOLDED_CHARS
 */
export function matchPatterns(lexicon: Lexicon, text: string, chars: number): number {
  const words = foldText(text, 0, Math.min(text.length, chars), wordUnit);
  const count = findSuspects(lexicon, words);
  return count === 0 ? 0 : meetSuspects(lexicon, count);
}

/** Without branches: which words pass is chance, and a processor that guesses wrong loses more time than it takes to look. */
function findSuspects({ wordFilter, stemStarts }: Lexicon, words: number): number {
  let count = 0;
  for (let word = 0; word < words; word++) {
    const at = starts[word] as number;
    const place = startPlace(folded[at] as number, folded[at + 1] as number, folded[at + 2] as number, folded[at + 3] as number);
    suspects[count] = word;
    count += mayHold(wordFilter, placeOf(hashes[word] as number)) | mayHold(stemStarts, place);
  }
  return count;
}

function meetSuspects(lexicon: Lexicon, count: number): number {
  const reading = { lexicon, met: metOf(lexicon), clockStart: startClock() };
  let found = 0;
  for (let i = 0; i < count; i++) found |= meetWord(reading, suspects[i] as number);
  clock = reading.clockStart + (suspects[count - 1] as number);
  return found;
}

/** A lexicon at the text at hand. */
interface Reading {
  readonly lexicon: Lexicon;
  readonly met: Int32Array;
  readonly clockStart: number;
}

function startClock(): number {
  if (clock > LAST_CLOCK) {
    for (const met of metAt.values()) met.fill(0);
    clock = BETWEEN_TEXTS;
  }
  return clock + BETWEEN_TEXTS;
}

function meetWord(reading: Reading, word: number): number {
  const { words, wordFilter, stemStarts } = reading.lexicon;
  const at = starts[word] as number;
  const hash = hashes[word] as number;
  const place = startPlace(folded[at] as number, folded[at + 1] as number, folded[at + 2] as number, folded[at + 3] as number);
  const asStem = mayHold(stemStarts, place) === 1 ? meetStems(reading, word) : 0;
  return mayHold(wordFilter, placeOf(hash)) === 1 ? asStem | meet(reading, words.get(hash), word) : asStem;
}

/** Every beginning of a word, up to the longest that a stem can have. */
function meetStems(reading: Reading, word: number): number {
  const { stems, stemFilter, longestStem } = reading.lexicon;
  const from = starts[word] as number;
  let found = 0;
  let hash = 0;
  for (let at = from; at < from + longestStem && isLetter(folded[at] as number); at++) {
    hash = mixUnit(hash, folded[at] as number);
    if (mayHold(stemFilter, placeOf(hash)) === 1) found |= meet(reading, stems.get(hash), word);
  }
  return found;
}

/** Marks the slots of terms that end with a word, and says which patterns are complete by that. */
function meet(reading: Reading, terms: readonly Term[] | undefined, word: number): number {
  if (terms === undefined) return 0;
  const { lexicon, met, clockStart } = reading;
  const at = clockStart + word;
  let found = 0;
  for (const { slots, before } of terms) {
    if (!stoodBefore(before, word)) continue;
    for (const slot of slots) {
      met[slot] = at;
      const pattern = patternOfSlot(slot);
      if (isComplete(lexicon, met, pattern, at)) found |= lexicon.patterns[pattern]!.sets;
    }
  }
  return found;
}

/** @param hashes of words, the nearest first */
function stoodBefore(before: readonly number[], word: number): boolean {
  if (before.length > word) return false;
  for (let i = 0; i < before.length; i++) if (hashes[word - 1 - i] !== before[i]) return false;
  return true;
}

function isComplete({ patterns }: Lexicon, met: Int32Array, pattern: number, now: number): boolean {
  const { slots, window, isOrdered } = patterns[pattern]!;
  let last = 0;
  for (let slot = 0; slot < slots; slot++) {
    const at = met[slotNumber(pattern, slot)] as number;
    if (now - at >= window || (isOrdered && at < last)) return false;
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
