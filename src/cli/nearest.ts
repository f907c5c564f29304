/** Edits that a slip of the fingers makes: at most a third of the word. */
const SHARE_OF_EDITS = 1 / 3;
/** Chosen: two letters behind the two dashes of an option, or half a short name. */
const LEAST_BEGINNING = 4;

/** The candidates that are nearest to a mistyped word, best first, or none when all are too far. */
export function nearestWords(word: string, candidates: Iterable<string>, count = 1): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length * SHARE_OF_EDITS));
  const lower = word.toLowerCase();
  const near: { readonly candidate: string; readonly edits: number }[] = [];
  for (const candidate of candidates) {
    const edits = editsTo(lower, candidate.toLowerCase(), limit);
    if (edits <= limit) near.push({ candidate, edits });
  }
  const sameStart = ({ candidate }: { readonly candidate: string }): number => commonStart(lower, candidate.toLowerCase());
  near.sort(
    (left, right) =>
      left.edits - right.edits || sameStart(right) - sameStart(left) || (left.candidate < right.candidate ? -1 : 1),
  );
  return near.slice(0, count).map(({ candidate }) => candidate);
}

/** Of those who stop typing early the beginning is right: it is one slip, however much is missing. */
function editsTo(word: string, candidate: string, limit: number): number {
  if (word.length >= LEAST_BEGINNING && candidate.startsWith(word)) return Math.min(1, candidate.length - word.length);
  return Math.abs(candidate.length - word.length) > limit ? Number.POSITIVE_INFINITY : countEdits(word, candidate);
}

/** Slips are rarer at the start of a word: of two that are as near, the one that begins alike was meant. */
function commonStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

/** `; did you mean x?` without the question mark, ready to be put behind a message; '' when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const [nearest] = nearestWords(word, candidates);
  return nearest === undefined ? '' : `; did you mean ${nearest}`;
}

/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours (Damerau 1964, doi:10.1145/363958.363994). */
export function countEdits(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const isSame = left[i - 1] === right[j - 1];
      let edits = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (isSwap) edits = Math.min(edits, (beforeLast[j - 2] as number) + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[right.length] as number;
}
