import { SAMPLE_CALLS } from '../account/account.js';
import { FEATURE_SLOTS } from '../account/call-columns.js';
import { copyFeatures } from '../account/sampled-call.js';
import { distinctTexts } from '../account/signals/describe-content.js';
import type { Unit } from '../account/unit.js';
import { sortPairs } from '../stats/sort-pairs.js';
import { type FeatureIndex, squareOf, type WeighedContent } from './feature-index.js';
import { type AddRuns, createFeatureLists } from './feature-lists.js';

/** Leading bits by which features are dealt before they are sorted: what is dealt together fits into a processor's cache. */
const LEADING_BITS = 10;
const LEADING = 2 ** LEADING_BITS;
const LEADING_SHIFT = 32 - LEADING_BITS;
/** Features that are sorted in one round, so that the room for it does not grow with the log: 128 MB. */
const FEATURES_IN_ROUND = 2 ** 24;

/**
 * Counts the features of all texts: which units hold each, and in how many texts of theirs. Features are dealt by their leading bits,
 * sorted with the unit that each came from, and runs counted; lists of holders fall out, and turned round they are the units' content.
 * Each feature is looked at a few times in order, never looked up.
 */
export function indexContent(units: readonly Unit[]): {
  readonly features: FeatureIndex;
  readonly contents: readonly WeighedContent[];
} {
  const texts = keepTexts(units);
  const dealt = countLeading(texts);
  const lists = createFeatureLists(texts.calls, dealt[LEADING] as number);
  const rounds = planRounds(dealt);
  const room = new Uint32Array(2 * Math.max(...rounds.map(({ size }) => size)));
  for (const round of rounds) sortRound(texts, dealt, round, room, lists.add);
  return lists.close();
}

interface Texts {
  readonly units: number;
  /** Distinct texts of each unit. */
  readonly calls: Uint8Array;
  /** Writes the features of a unit's texts one after another, from the least to the most that is wanted. @returns how many */
  read(unit: number, into: Uint32Array, least?: number, most?: number): number;
}

function keepTexts(units: readonly Unit[]): Texts {
  const calls = new Uint8Array(units.length);
  const slots = units.map((unit, index) => {
    const distinct = Uint8Array.from(distinctTexts(unit));
    calls[index] = distinct.length;
    return distinct;
  });
  return {
    units: units.length,
    calls,
    read(unit, into, least, most) {
      const { sample } = (units[unit] as Unit).account;
      let size = 0;
      for (const slot of slots[unit] as Uint8Array) size = copyFeatures(sample, slot, into, size, least, most);
      return size;
    },
  };
}

/** Room for the features of one unit. */
const ofUnit = new Uint32Array(SAMPLE_CALLS * FEATURE_SLOTS);

/** Where the features with each leading bits begin when all are laid in order; one place more at the end. */
function countLeading(texts: Texts): Float64Array {
  const counts = new Float64Array(LEADING + 1);
  for (let unit = 0; unit < texts.units; unit++) {
    const size = texts.read(unit, ofUnit);
    for (let i = 0; i < size; i++) counts[((ofUnit[i] as number) >>> LEADING_SHIFT) + 1]!++;
  }
  for (let leading = 1; leading <= LEADING; leading++) counts[leading]! += counts[leading - 1] as number;
  return counts;
}

/** Leading bits whose features are sorted together. */
interface Round {
  readonly from: number;
  readonly to: number;
  /** Features. */
  readonly size: number;
}

function planRounds(dealt: Float64Array): readonly Round[] {
  const rounds: Round[] = [];
  for (let from = 0, to = 0; from < LEADING; from = to) {
    to = from + 1;
    while (to < LEADING && (dealt[to + 1] as number) - (dealt[from] as number) <= FEATURES_IN_ROUND) to++;
    rounds.push({ from, to, size: (dealt[to] as number) - (dealt[from] as number) });
  }
  return rounds;
}

/** @param pairs room for all features of the round: rooms of their own would wait for each other's end in memory */
function sortRound(texts: Texts, dealt: Float64Array, { from, to }: Round, pairs: Uint32Array, add: AddRuns): void {
  const offset = dealt[from] as number;
  const ends = Uint32Array.from(dealt.subarray(from, to), (start) => start - offset);
  const least = Math.max(1, from * 2 ** LEADING_SHIFT);
  const most = to * 2 ** LEADING_SHIFT - 1;
  for (let unit = 0; unit < texts.units; unit++) {
    const size = texts.read(unit, ofUnit, least, most);
    for (let i = 0; i < size; i++) {
      const feature = ofUnit[i] as number;
      const leading = (feature >>> LEADING_SHIFT) - from;
      const at = ends[leading] as number;
      ends[leading] = at + 1;
      pairs[2 * at] = feature;
      pairs[2 * at + 1] = unit;
    }
  }
  for (let leading = 0; leading < ends.length; leading++) {
    const start = (dealt[from + leading] as number) - offset;
    const end = ends[leading] as number;
    sortPairs(pairs, start, end, LEADING_SHIFT);
    add(pairs, start, end);
  }
}

/** Content of one more unit, counted by feature, against the index of a log. */
export function weighContent(
  features: FeatureIndex,
  { ids, weights, calls }: { readonly ids: Uint32Array; readonly weights: ArrayLike<number>; readonly calls: number },
): WeighedContent {
  const numbers = new Uint32Array(ids.length);
  const counts = new Uint8Array(ids.length);
  let size = 0;
  let sharedWeight = 0;
  let selfOverlap = 0;
  for (let i = 0; i < ids.length; i++) {
    const number = features.numberOf(ids[i] as number);
    const count = weights[i] as number;
    if (count > 1) sharedWeight += squareOf(features, number) * count * (count - 1);
    if (number < 0) continue;
    selfOverlap += squareOf(features, number) * (count / calls) ** 2;
    numbers[size] = number;
    counts[size++] = count;
  }
  const content = { ids: numbers.subarray(0, size), counts: counts.subarray(0, size), calls, selfOverlap };
  return { content, sharedWeight };
}
