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
 * table that is looked into costs a trip to memory, so a unit knows where it stands in the list of each of its features.
 */
export interface Postings {
  /** ENTRY_WORDS for each holder of each feature: the unit, with LAST_ENTRY at the end of a list, and its weight as bits of `weights`. */
  readonly entries: Uint32Array;
  /** The same memory as `entries`. */
  readonly weights: Float32Array;
  /**
   * For each feature of each unit in turn: twice the number of the unit's own entry, plus 1 when the whole list is followed; NOT_LISTED for
   * the commonest features.
   */
  readonly places: Uint32Array;
  /** Where the places of each unit begin. */
  readonly starts: Uint32Array;
  /** 1 / √(similarity within the unit): the product of two turns an overlap into a content ratio. */
  readonly scale: Float64Array;
}

/** Words of one entry: a layout, as the fields of Postings describe it. */
export const ENTRY_WORDS = 2;
/** See Postings. */
export const LAST_ENTRY = 1 << 30;
/** See Postings. */
export const NOT_LISTED = 2 ** 32 - 1;

export function contentOf(unit: DescribedUnit): SparseVector {
  return unit.vectors[CONTENT] as SparseVector;
}

/** Lists of holders. Features with few of them are followed through the whole log, commoner ones only through a window of units. */
export function invertFeatures({ units, features }: Population): Postings {
  const mostHolders = Math.max(LEAST_COMMON_HOLDERS, COMMON_SHARE * units.length);
  const rareHolders = rareWithinBudget(features.units, units.length * VISITS_PER_UNIT);
  const { ends, size } = listStarts(features.units, mostHolders);
  const starts = new Uint32Array(units.length + 1);
  units.forEach((unit, index) => {
    starts[index + 1] = (starts[index] as number) + contentOf(unit).ids.length;
  });
  const places = new Uint32Array(starts[units.length] as number).fill(NOT_LISTED);
  const entries = new Uint32Array(ENTRY_WORDS * size);
  const weights = new Float32Array(entries.buffer);
  units.forEach((unit, index) => {
    const content = contentOf(unit);
    const from = starts[index] as number;
    for (let i = 0; i < content.ids.length; i++) {
      const number = content.ids[i] as number;
      const holders = features.units[number] as number;
      if (holders > mostHolders) continue;
      const entry = ends[number] as number;
      ends[number] = entry + 1;
      entries[ENTRY_WORDS * entry] = index;
      weights[ENTRY_WORDS * entry + 1] = content.weights[i] as number;
      places[from + i] = 2 * entry + (holders <= rareHolders ? 1 : 0);
    }
  });
  for (let number = 0; number < features.size; number++)
    if ((features.units[number] as number) <= mostHolders) entries[ENTRY_WORDS * ((ends[number] as number) - 1)]! |= LAST_ENTRY;
  const scale = Float64Array.from(units, ({ withinContent }) => 1 / Math.sqrt(Math.max(LEAST_WITHIN, withinContent ?? 0)));
  return { entries, weights, places, starts, scale };
}

/** Where each feature's list begins; those of the commonest are empty. */
function listStarts(holders: Uint32Array, mostHolders: number): { readonly ends: Uint32Array; readonly size: number } {
  const ends = new Uint32Array(holders.length);
  let size = 0;
  holders.forEach((count, number) => {
    ends[number] = size;
    if (count <= mostHolders) size += count;
  });
  return { ends, size };
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
