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
 * Cost: prompts² × WORDS²; the caller bounds the prompts.
 */
export function alignPrompts(prompts: readonly string[]): readonly AlignedPrompts[] {
  const texts = prompts.map((text) =>
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, WORDS),
  );
  const left = new Set(texts.keys());
  const found: AlignedPrompts[] = [];
  for (const seed of texts.keys()) {
    if (!left.has(seed)) continue;
    const group = gather(seed, left, texts);
    if (group.members.length < 2) continue;
    const rows = align(
      group.fixed,
      group.members.map((member) => texts[member] as string[]),
    );
    if (rows === null) continue;
    for (const member of group.members) left.delete(member);
    found.push({ fixed: rows.runs, rows: rows.slots.map((slots, i) => ({ prompt: group.members[i] as number, slots })) });
  }
  return found.sort((a, b) => b.rows.length - a.rows.length || a.rows[0]!.prompt - b.rows[0]!.prompt);
}

/** The seed and every prompt that keeps enough of what all so far have in common. */
function gather(
  seed: number,
  left: ReadonlySet<number>,
  texts: readonly (readonly string[])[],
): { readonly fixed: readonly string[]; readonly members: readonly number[] } {
  let fixed = texts[seed] as readonly string[];
  const members = [seed];
  for (const other of left) {
    if (other <= seed) continue;
    const text = texts[other] as readonly string[];
    const shared = commonWords(fixed, text);
    const least = Math.max(
      LEAST_FIXED_WORDS,
      LEAST_FIXED_SHARE * Math.max(text.length, (texts[seed] as readonly string[]).length),
    );
    if (shared.length < least || longestRun(shared, text) < LEAST_RUN_WORDS) continue;
    fixed = shared;
    members.push(other);
  }
  return { fixed, members };
}

/** Longest common subsequence of words. */
function commonWords(left: readonly string[], right: readonly string[]): readonly string[] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        left[i] === right[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
  const words: string[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      words.push(left[i++] as string);
      j++;
    } else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i++;
    else j++;
  }
  return words;
}

function longestRun(fixed: readonly string[], text: readonly string[]): number {
  let longest = 0;
  let run = 0;
  positionsOf(fixed, text).forEach((at, i, all) => {
    run = i > 0 && at === (all[i - 1] as number) + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Where each fixed word stands, as far left as the order allows. */
function positionsOf(fixed: readonly string[], text: readonly string[]): readonly number[] {
  let at = -1;
  return fixed.map((word) => {
    at = text.indexOf(word, at + 1);
    return at;
  });
}

/** Fixed words that follow each other in every prompt are one run; what stands between runs is a slot. Null when no run is long enough. */
function align(
  fixed: readonly string[],
  texts: readonly (readonly string[])[],
): { readonly runs: readonly string[]; readonly slots: readonly (readonly string[])[] } | null {
  const positions = texts.map((text) => positionsOf(fixed, text));
  const starts = fixed.flatMap((_, word) =>
    word === 0 || positions.some((at) => at[word] !== (at[word - 1] as number) + 1) ? [word] : [],
  );
  const ends = [...starts.slice(1), fixed.length];
  if (!starts.some((start, i) => (ends[i] as number) - start >= LEAST_RUN_WORDS)) return null;
  const slots = texts.map((text, row) => {
    const at = positions[row] as readonly number[];
    const from = [0, ...ends.map((end) => (at[end - 1] as number) + 1)];
    const to = [...starts.map((start) => at[start] as number), text.length];
    return from.map((begin, slot) => text.slice(begin, to[slot]).join(' '));
  });
  return { runs: starts.map((start, i) => fixed.slice(start, ends[i]).join(' ')), slots };
}
