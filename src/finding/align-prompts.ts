/** Longest part of a prompt that is aligned: scaffolds stand at its start. */
const WORDS = 60;
/** Fewest words that every prompt of a scaffold must hold, and the fewest of them in a row. Chosen: three words in a row are rarely chance. */
const LEAST_FIXED_WORDS = 4;
const LEAST_RUN_WORDS = 3;
/** Share of a prompt's words that must be fixed. Chosen: below, "aligned" would mean articles and prepositions. */
const LEAST_FIXED_SHARE = 0.35;

/** Prompts that share their wording: `fixed` runs of words in order, and for each prompt what stands before, between and after them. */
interface AlignedPrompts {
  readonly fixed: readonly string[];
  readonly rows: readonly { readonly prompt: number; readonly slots: readonly string[] }[];
}

/**
 * Sorts prompts into scaffolds by their longest common subsequence of words (Hirschberg 1977 names the problem,
 * doi:10.1145/322033.322044), the most frequent scaffold first. A prompt belongs to one scaffold at most.
 * Cost: at most prompts² × WORDS²; the caller bounds the prompts.
 */
export function alignPrompts(prompts: readonly string[]): readonly AlignedPrompts[] {
  const words: string[] = [];
  const texts = numberTexts(prompts, words);
  const left = new Set(texts.keys());
  const found: AlignedPrompts[] = [];
  for (const seed of texts.keys()) {
    if (!left.has(seed)) continue;
    const group = gather(seed, left, texts);
    if (group.members.length < 2) continue;
    const rows = align(
      group.fixed,
      group.members.map((member) => texts[member] as Text),
      words,
    );
    if (rows === null) continue;
    for (const member of group.members) left.delete(member);
    found.push({ fixed: rows.runs, rows: rows.slots.map((slots, i) => ({ prompt: group.members[i] as number, slots })) });
  }
  return found.sort((a, b) => b.rows.length - a.rows.length || a.rows[0]!.prompt - b.rows[0]!.prompt);
}

/** Words as numbers: millions of them are compared. */
type Text = readonly number[];

/** @param words takes the words by number */
function numberTexts(prompts: readonly string[], words: string[]): readonly Text[] {
  const numbers = new Map<string, number>();
  return prompts.map((prompt) =>
    prompt
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, WORDS)
      .map((word) => {
        const number = numbers.get(word) ?? words.push(word) - 1;
        numbers.set(word, number);
        return number;
      }),
  );
}

/** The seed and every prompt that keeps enough of what all so far have in common. */
function gather(
  seed: number,
  left: ReadonlySet<number>,
  texts: readonly Text[],
): { readonly fixed: Text; readonly members: readonly number[] } {
  let fixed = texts[seed] as Text;
  const members = [seed];
  for (const other of left) {
    if (other <= seed) continue;
    const text = texts[other] as Text;
    const least = Math.max(LEAST_FIXED_WORDS, LEAST_FIXED_SHARE * Math.max(text.length, (texts[seed] as Text).length));
    if (mostShared(fixed, text) < least) continue;
    const shared = commonWords(fixed, text);
    if (shared.length < least || longestRun(shared, text) < LEAST_RUN_WORDS) continue;
    fixed = shared;
    members.push(other);
  }
  return { fixed, members };
}

/** Words of one text that the other holds too, in whatever order: no common subsequence is longer. */
function mostShared(left: Text, right: Text): number {
  let shared = 0;
  for (const word of left) if (right.includes(word)) shared++;
  return shared;
}

/** Room that is used again and again: lengths of the common subsequences of what follows each pair of words. */
const lengths = new Uint16Array((WORDS + 1) ** 2);

/** Longest common subsequence of words. */
function commonWords(left: Text, right: Text): Text {
  const width = right.length + 1;
  lengths.fill(0, left.length * width, (left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    const word = left[i];
    lengths[i * width + right.length] = 0;
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        word === right[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
  }
  const words: number[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      words.push(left[i++] as number);
      j++;
    } else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
  return words;
}

function longestRun(fixed: Text, text: Text): number {
  let longest = 0;
  let run = 0;
  positionsOf(fixed, text).forEach((at, i, all) => {
    run = i > 0 && at === (all[i - 1] as number) + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Where each fixed word stands, as far left as the order allows. */
function positionsOf(fixed: Text, text: Text): readonly number[] {
  let at = -1;
  return fixed.map((word) => {
    at = text.indexOf(word, at + 1);
    return at;
  });
}

/** Fixed words that follow each other in every prompt are one run; what stands between runs is a slot. Null when no run is long enough. */
function align(
  fixed: Text,
  texts: readonly Text[],
  words: readonly string[],
): { readonly runs: readonly string[]; readonly slots: readonly (readonly string[])[] } | null {
  const positions = texts.map((text) => positionsOf(fixed, text));
  const starts = fixed.flatMap((_, word) =>
    word === 0 || positions.some((at) => at[word] !== (at[word - 1] as number) + 1) ? [word] : [],
  );
  const ends = [...starts.slice(1), fixed.length];
  if (!starts.some((start, i) => (ends[i] as number) - start >= LEAST_RUN_WORDS)) return null;
  const wordsOf = (text: Text): string => text.map((word) => words[word]).join(' ');
  const slots = texts.map((text, row) => {
    const at = positions[row] as readonly number[];
    const from = [0, ...ends.map((end) => (at[end - 1] as number) + 1)];
    const to = [...starts.map((start) => at[start] as number), text.length];
    return from.map((begin, slot) => wordsOf(text.slice(begin, to[slot])));
  });
  return { runs: starts.map((start, i) => wordsOf(fixed.slice(start, ends[i]))), slots };
}
