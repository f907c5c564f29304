import { numberWords } from '../stats/number-words.js';

/** A text, by the hash under which calls name it, and the hashes of its words in order. */
export interface WordedText {
  readonly value: number;
  readonly words: Int32Array;
}

/**
 * Share of the weight of two texts' words that stands in both in one order, from which they are worded alike. Measured on three labelled worlds
 * with three sets of paraphrases each: texts of different sets share at most 0.31, and each has one of its own set with at least 0.55.
 */
const LEAST_SHARED = 0.5;
/** Texts with one word in common that each is held against, besides those already found alike (chosen). */
const HELD_AGAINST = 8;

/**
 * Sets of texts that say the same in nearly the same words, as paraphrases of one template do. Two are alike by their longest common
 * subsequence of words (Hirschberg 1977, doi:10.1145/322033.322044), each word weighed by log2((n + 1) / texts that hold it) (Spärck Jones
 * 1972, doi:10.1108/eb026526), against the heavier text; sets are joined by single pairs. A pair that shares half of its weight shares one of the
 * rarest words that make up half of either text (prefix filter: Bayardo, Ma and Srikant 2007, doi:10.1145/1242572.1242591), so only such
 * pairs are looked at, and of these only neighbours.
 * @param texts by ascending value, each value once
 * @returns by value the smallest value of its set; texts without another like them are left out
 */
export function linkWordings(texts: readonly WordedText[]): ReadonlyMap<number, number> {
  const weighed = weighWords(texts);
  const sets = Uint32Array.from(texts, (_, index) => index);
  const isAlike = createComparison(weighed);
  for (const holders of listRareWords(weighed)) {
    for (let at = 1; at < holders.length; at++) {
      const text = holders[at] as number;
      for (let before = at - 1, held = 0; before >= 0 && held < HELD_AGAINST; before--) {
        const other = holders[before] as number;
        const [left, right] = [rootOf(sets, other), rootOf(sets, text)];
        if (left === right) continue;
        held++;
        if (isAlike(text, other)) sets[Math.max(left, right)] = Math.min(left, right);
      }
    }
  }
  return nameSets(texts, sets);
}

interface WeighedTexts {
  /** Numbers of each text's words, in order. */
  readonly texts: readonly Uint32Array[];
  /** By text, the sum of its words' weights. */
  readonly totals: Float64Array;
  /** By number of a word. */
  readonly weights: Float64Array;
}

function weighWords(texts: readonly WordedText[]): WeighedTexts {
  const all = new Uint32Array(texts.reduce((sum, { words }) => sum + words.length, 0));
  let filled = 0;
  const numbered = texts.map(({ words }) => {
    all.set(words, filled);
    filled += words.length;
    return all.subarray(filled - words.length, filled);
  });
  const holders = new Uint32Array(numberWords(all).length);
  for (const words of numbered) for (const word of new Set(words)) holders[word]!++;
  const weights = Float64Array.from(holders, (count) => Math.log2((texts.length + 1) / count));
  const totals = Float64Array.from(numbered, (words) => words.reduce((sum, word) => sum + (weights[word] as number), 0));
  return { texts: numbered, totals, weights };
}

/** Texts by each of the rarest words that make up half of their weight; the rarest words come first, they tell the most. */
function listRareWords({ texts, totals, weights }: WeighedTexts): readonly (readonly number[])[] {
  const lists: number[][] = Array.from(weights, () => []);
  texts.forEach((words, text) => {
    let left = (1 - LEAST_SHARED) * (totals[text] as number);
    let last = -1;
    for (const word of words.slice().sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)) {
      if (left < 0) break;
      left -= weights[word] as number;
      if (word !== last) lists[word]!.push(text);
      last = word;
    }
  });
  return lists.filter(({ length }) => length > 1).sort((a, b) => a.length - b.length);
}

/** @returns whether two texts are alike; fast while the first one stays the same */
function createComparison({ texts, totals, weights }: WeighedTexts): (text: number, other: number) => boolean {
  const marks = new Int32Array(weights.length).fill(-1);
  let marked = -1;
  return (text, other) => {
    const least = LEAST_SHARED * Math.max(totals[text] as number, totals[other] as number);
    const [words, others] = [texts[text] as Uint32Array, texts[other] as Uint32Array];
    if (least === 0) return false;
    if (marked !== text) for (const word of words) marks[word] = text;
    marked = text;
    let most = 0;
    for (const word of others) if (marks[word] === text) most += weights[word] as number;
    return most >= least && commonWeight(words, others, weights) >= least;
  };
}

/** Two rows of the table of the longest common subsequence, lent to every comparison. */
let above = new Float64Array(0);
let row = new Float64Array(0);

/** Weight of the common subsequence that weighs most. */
function commonWeight(left: Uint32Array, right: Uint32Array, weights: Float64Array): number {
  if (row.length <= right.length) [above, row] = [new Float64Array(2 * right.length + 1), new Float64Array(2 * right.length + 1)];
  above.fill(0, 0, right.length + 1);
  row[0] = 0;
  for (let i = 0; i < left.length; i++) {
    const word = left[i] as number;
    const weight = weights[word] as number;
    for (let j = 0; j < right.length; j++) {
      const kept = Math.max(above[j + 1] as number, row[j] as number);
      row[j + 1] = right[j] === word ? Math.max(kept, (above[j] as number) + weight) : kept;
    }
    [above, row] = [row, above];
  }
  return above[right.length] as number;
}

function rootOf(sets: Uint32Array, text: number): number {
  let root = text;
  while (sets[root] !== root) root = sets[root] as number;
  for (let at = text; at !== root; ) {
    const next = sets[at] as number;
    sets[at] = root;
    at = next;
  }
  return root;
}

function nameSets(texts: readonly WordedText[], sets: Uint32Array): ReadonlyMap<number, number> {
  const roots = Uint32Array.from(texts, (_, index) => rootOf(sets, index));
  const sizes = new Uint32Array(texts.length);
  for (const root of roots) sizes[root]!++;
  const named = new Map<number, number>();
  for (const [index, { value }] of texts.entries()) {
    const root = roots[index] as number;
    if ((sizes[root] as number) > 1) named.set(value, texts[root]!.value);
  }
  return named;
}
