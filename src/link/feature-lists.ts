import {
  countOfEntry,
  type FeatureIndex,
  rarity,
  squareOfRarity,
  toEntry,
  unitOfEntry,
  type WeighedContent,
} from './feature-index.js';
import { createLookup } from './look-up-feature.js';

/** Takes ascending features, each followed by a unit that holds it. */
export type AddRuns = (pairs: Uint32Array, from: number, to: number) => void;

export interface FeatureLists {
  readonly add: AddRuns;
  readonly close: () => { readonly features: FeatureIndex; readonly contents: readonly WeighedContent[] };
}

/**
 * Lists of holders, feature by feature, and what they say of the units. Room for what is not counted yet costs nothing until it is
 * written to.
 * @param calls distinct texts of each unit
 * @param total features of all texts
 */
export function createFeatureLists(calls: Uint8Array, total: number): FeatureLists {
  const aloneSquare = squareOfRarity(1, calls.length);
  const entries = new Uint32Array(total);
  const words = new Uint32Array(total >>> 1);
  const holders = new Uint32Array(total >>> 1);
  const squares = new Float64Array(total >>> 1);
  const sizes = new Uint32Array(calls.length);
  const shared = new Float64Array(calls.length);
  const self = new Float64Array(calls.length);
  let size = 0;
  let filled = 0;
  const weigh = (entry: number, square: number): void => {
    const count = countOfEntry(entry);
    if (count > 1) shared[unitOfEntry(entry)]! += square * count * (count - 1);
  };
  const add: AddRuns = (pairs, from, to) => {
    for (let at = 2 * from; at < 2 * to; ) {
      const feature = pairs[at] as number;
      const first = filled;
      while (at < 2 * to && pairs[at] === feature) {
        const unit = pairs[at + 1] as number;
        const begun = at;
        while (at < 2 * to && pairs[at] === feature && pairs[at + 1] === unit) at += 2;
        entries[filled++] = toEntry(unit, (at - begun) / 2);
      }
      const count = filled - first;
      if (count === 1) {
        weigh(entries[first] as number, aloneSquare);
        filled = first;
        continue;
      }
      const square = squareOfRarity(count, calls.length);
      words[size] = feature;
      holders[size] = count;
      squares[size++] = square;
      for (let i = first; i < filled; i++) {
        const entry = entries[i] as number;
        const unit = unitOfEntry(entry);
        weigh(entry, square);
        self[unit]! += square * (countOfEntry(entry) / (calls[unit] as number)) ** 2;
        sizes[unit]!++;
      }
    }
  };
  return {
    add,
    close: () => {
      const kept = { words: words.slice(0, size), units: holders.slice(0, size), squares: squares.slice(0, size) };
      const features = tabulate({ ...kept, entries: entries.subarray(0, filled) }, calls.length);
      return { features, contents: turnRound(features, { calls, sizes, shared, self }) };
    },
  };
}

/** Sums by unit, while features pass by. */
interface UnitSums {
  readonly calls: Uint8Array;
  /** Shared features. */
  readonly sizes: Uint32Array;
  /** See WeighedContent.sharedWeight. */
  readonly shared: Float64Array;
  /** See UnitContent.selfOverlap. */
  readonly self: Float64Array;
}

/** From lists of holders to the features of each unit: numbers ascend, so each unit's own do. */
function turnRound({ size, starts, entries }: FeatureIndex, { calls, sizes, shared, self }: UnitSums): WeighedContent[] {
  const ends = new Uint32Array(sizes.length + 1);
  for (let unit = 0; unit < sizes.length; unit++) ends[unit + 1] = (ends[unit] as number) + (sizes[unit] as number);
  const next = ends.slice();
  const ids = new Uint32Array(entries.length);
  const counts = new Uint8Array(entries.length);
  for (let number = 0; number < size; number++) {
    const end = starts[number + 1] as number;
    for (let i = starts[number] as number; i < end; i++) {
      const entry = entries[i] as number;
      const unit = unitOfEntry(entry);
      const at = next[unit] as number;
      next[unit] = at + 1;
      ids[at] = number;
      counts[at] = countOfEntry(entry);
    }
  }
  return Array.from(sizes, (_, unit) => {
    const [from, to] = [ends[unit], ends[unit + 1]];
    const own = { calls: calls[unit] as number, selfOverlap: self[unit] as number };
    return {
      content: { ids: ids.subarray(from, to), counts: counts.subarray(from, to), ...own },
      sharedWeight: shared[unit] as number,
    };
  });
}

function tabulate(
  { words, ...lists }: Pick<FeatureIndex, 'units' | 'squares' | 'entries'> & { readonly words: Uint32Array },
  totalUnits: number,
): FeatureIndex {
  const starts = new Uint32Array(words.length + 1);
  for (let number = 0; number < words.length; number++)
    starts[number + 1] = (starts[number] as number) + (lists.units[number] as number);
  return {
    ...lists,
    size: words.length,
    starts,
    numberOf: createLookup(words),
    aloneSquare: squareOfRarity(1, totalUnits),
    weightOf: (number) => rarity(number < 0 ? 1 : (lists.units[number] as number), totalUnits),
  };
}
