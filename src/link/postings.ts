import type { SparseVector } from '../account/unit.js';
import { LEAST_WITHIN } from './kernels.js';
import { CONTENT, type DescribedUnit, type Population } from './population.js';

/** Content features held by more than this share of the units propose nothing: everybody's words. */
const COMMON_SHARE = 0.15;
/**
 * …but in small logs features with so many holders still do: a campaign of 200 among 1,700 accounts makes its own words common. With 300
 * here its members came up as candidates of 1 other on average, with 600 of 58 (a labelled world).
 */
const LEAST_COMMON_HOLDERS = 600;
/** Visits of postings for one unit that rare features may cost: keeps the cost of a large log proportional to its units. */
const VISITS_PER_UNIT = 8_000;

/**
 * Inverted index: for each content feature its holders in ascending order. What is read together lies together: in a large log every
 * table that is looked into costs a trip to memory.
 */
export interface Postings {
  /** LIST_WORDS for each feature: first entry that is still ahead, end of its entries, 1 when all of them are followed. */
  readonly lists: Uint32Array;
  /** ENTRY_WORDS for each holder of each feature: the unit, and its weight as bits of `weights`. */
  readonly entries: Uint32Array;
  /** The same memory as `entries`. */
  readonly weights: Float32Array;
  /** 1 / √(similarity within the unit): the product of two turns an overlap into a content ratio. */
  readonly scale: Float64Array;
}

/** Words of one list and of one entry: a layout, as the fields of Postings describe it. */
export const LIST_WORDS = 3;
/** See LIST_WORDS. */
export const ENTRY_WORDS = 2;

export function contentOf(unit: DescribedUnit): SparseVector {
  return unit.vectors[CONTENT] as SparseVector;
}

/** Lists of holders. Features with few of them are followed through the whole log, commoner ones only through a window of units. */
export function invertFeatures({ units, features }: Population): Postings {
  const mostHolders = Math.max(LEAST_COMMON_HOLDERS, COMMON_SHARE * units.length);
  const rareHolders = rareWithinBudget(features.units, units.length * VISITS_PER_UNIT);
  const lists = new Uint32Array(LIST_WORDS * features.size);
  let size = 0;
  for (let number = 0; number < features.size; number++) {
    const holders = features.units[number] as number;
    lists[LIST_WORDS * number] = size;
    lists[LIST_WORDS * number + 1] = size;
    lists[LIST_WORDS * number + 2] = holders <= rareHolders ? 1 : 0;
    if (holders <= mostHolders) size += holders;
  }
  const entries = new Uint32Array(ENTRY_WORDS * size);
  const weights = new Float32Array(entries.buffer);
  units.forEach((unit, index) => {
    const content = contentOf(unit);
    for (let i = 0; i < content.ids.length; i++) {
      const number = content.ids[i] as number;
      if ((features.units[number] as number) > mostHolders) continue;
      const end = lists[LIST_WORDS * number + 1] as number;
      lists[LIST_WORDS * number + 1] = end + 1;
      entries[ENTRY_WORDS * end] = index;
      weights[ENTRY_WORDS * end + 1] = content.weights[i] as number;
    }
  });
  const scale = Float64Array.from(units, ({ withinContent }) => 1 / Math.sqrt(Math.max(LEAST_WITHIN, withinContent ?? 0)));
  return { lists, entries, weights, scale };
}

/** Largest power of two up to which all pairs of holders of all features fit into the budget. */
function rareWithinBudget(holders: Uint32Array, budget: number): number {
  const visits = new Float64Array(33);
  for (const count of holders) visits[32 - Math.clz32(count - 1)]! += (count * (count - 1)) / 2;
  let spent = 0;
  let size = 0;
  while (size < 32 && spent + (visits[size] as number) <= budget) spent += visits[size++] as number;
  return 2 ** Math.max(0, size - 1);
}
