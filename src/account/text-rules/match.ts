import { filterPlace, type Lexicon, patternOfSlot, slotNumber } from './compile.js';
import { isWholeWord, mixUnit, WORD_CHARS, wordUnit } from './word-scan.js';

/** Words before the present one that terms may look back at: a power of two. */
const HISTORY = 16;
/** Larger than any window, so that what was met in one text is forgotten in the next. */
const BETWEEN_TEXTS = 1_000;
/** The clock starts anew before it leaves the range of small integers, which the engine counts in fastest. */
const LAST_CLOCK = 1 << 29;

const history = new Int32Array(HISTORY);
/** Word at which each slot was met last, on a clock that runs on from text to text. */
const metAt = new Map<Lexicon, Int32Array>();
let clock = BETWEEN_TEXTS;

/**
 * Bits of all patterns that a text meets, in one pass: linear in the text, whatever it holds.
 * @param chars only so many characters are read
 */
export function matchPatterns(lexicon: Lexicon, text: string, chars: number): number {
  const met = metOf(lexicon);
  const length = Math.min(text.length, chars);
  const { filter, isStemLength } = lexicon;
  let at = startClock();
  let found = 0;
  let word = 0;
  let size = 0;
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? wordUnit(text.charCodeAt(i)) : 0;
    if (unit !== 0 && !isWholeWord(unit)) {
      if (size === WORD_CHARS) continue;
      word = mixUnit(word, unit);
      if (isStemLength[++size] === 1 && ((filter[filterPlace(word)] as number) & 2) !== 0)
        found |= meet(lexicon, met, lexicon.stems.get(word), at);
      continue;
    }
    if (size > 0) {
      found |= endWord(lexicon, met, word, at++);
      word = 0;
      size = 0;
    }
    if (unit !== 0) found |= endWord(lexicon, met, mixUnit(0, unit), at++);
  }
  clock = at;
  return found;
}

function startClock(): number {
  history.fill(0);
  if (clock > LAST_CLOCK) {
    for (const met of metAt.values()) met.fill(0);
    clock = BETWEEN_TEXTS;
  }
  return clock + BETWEEN_TEXTS;
}

function endWord(lexicon: Lexicon, met: Int32Array, word: number, at: number): number {
  const isKnown = ((lexicon.filter[filterPlace(word)] as number) & 1) !== 0;
  const found = isKnown ? meet(lexicon, met, lexicon.words.get(word), at) : 0;
  history[at & (HISTORY - 1)] = word;
  return found;
}

/** Marks the slots of terms that end here, and says which patterns are complete by that. */
function meet(lexicon: Lexicon, met: Int32Array, terms: ReturnType<Lexicon['words']['get']>, at: number): number {
  if (terms === undefined) return 0;
  let found = 0;
  for (const { slot, before } of terms) {
    if (!stoodBefore(before, at)) continue;
    met[slot] = at;
    const pattern = patternOfSlot(slot);
    if (isComplete(lexicon, met, pattern, at)) found |= lexicon.patterns[pattern]!.sets;
  }
  return found;
}

function stoodBefore(words: readonly number[], at: number): boolean {
  for (let i = 0; i < words.length; i++) if (history[(at - 1 - i) & (HISTORY - 1)] !== words[i]) return false;
  return true;
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
