import { filterPlace, type Lexicon, patternOfSlot, slotNumber } from './compile.js';
import { isWholeWord, mixUnit, WORD_CHARS, wordUnit } from './word-scan.js';

/** Words before the present one that terms may look back at. */
const HISTORY = 16;
/** Larger than any window, so that what was met in one text is forgotten in the next. */
const BETWEEN_TEXTS = 1_000;

const history = new Int32Array(HISTORY);
/** Word at which each slot was met last, on a clock that runs on from text to text. */
const metAt = new WeakMap<Lexicon, Float64Array>();
let clock = 0;

/**
 * Bits of all patterns that a text meets, in one pass: linear in the text, whatever it holds.
 * @param chars only so many characters are read
 */
export function matchPatterns(lexicon: Lexicon, text: string, chars: number): number {
  const met = metOf(lexicon);
  const length = Math.min(text.length, chars);
  const { filter, isStemLength } = lexicon;
  clock += BETWEEN_TEXTS;
  history.fill(0);
  let found = 0;
  let word = 0;
  let size = 0;
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? wordUnit(text.charCodeAt(i)) : 0;
    if (unit !== 0 && !isWholeWord(unit)) {
      if (size === WORD_CHARS) continue;
      word = mixUnit(word, unit);
      if (isStemLength[++size] === 1 && ((filter[filterPlace(word)] as number) & 2) !== 0)
        found |= meet(lexicon, met, lexicon.stems.get(word));
      continue;
    }
    if (size > 0) {
      found |= endWord(lexicon, met, word);
      word = 0;
      size = 0;
    }
    if (unit !== 0) found |= endWord(lexicon, met, mixUnit(0, unit));
  }
  return found;
}

function endWord(lexicon: Lexicon, met: Float64Array, word: number): number {
  const found = ((lexicon.filter[filterPlace(word)] as number) & 1) === 0 ? 0 : meet(lexicon, met, lexicon.words.get(word));
  history[clock % HISTORY] = word;
  clock++;
  return found;
}

/** Marks the slots of terms that end here, and says which patterns are complete by that. */
function meet(lexicon: Lexicon, met: Float64Array, terms: ReturnType<Lexicon['words']['get']>): number {
  if (terms === undefined) return 0;
  let found = 0;
  for (const { slot, before } of terms) {
    if (!stoodBefore(before)) continue;
    met[slot] = clock;
    const pattern = patternOfSlot(slot);
    if (isComplete(lexicon, met, pattern)) found |= lexicon.patterns[pattern]!.sets;
  }
  return found;
}

function stoodBefore(words: readonly number[]): boolean {
  for (let i = 0; i < words.length; i++) if (history[(clock - 1 - i) % HISTORY] !== words[i]) return false;
  return true;
}

function isComplete({ patterns }: Lexicon, met: Float64Array, pattern: number): boolean {
  const { slots, window, isOrdered } = patterns[pattern]!;
  let last = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < slots.length; slot++) {
    const at = met[slotNumber(pattern, slot)] as number;
    if (clock - at >= window || (isOrdered === true && at < last)) return false;
    last = at;
  }
  return true;
}

function metOf(lexicon: Lexicon): Float64Array {
  const known = metAt.get(lexicon);
  if (known) return known;
  const made = new Float64Array(slotNumber(lexicon.patterns.length, 0)).fill(Number.NEGATIVE_INFINITY);
  metAt.set(lexicon, made);
  return made;
}
