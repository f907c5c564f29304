import type { SparseVector } from '../account/unit.js';
import { LEAST_WITHIN } from './kernels.js';
import { CONTENT, type DescribedUnit, type Population } from './population.js';

/** Content features held by more than this share of the units propose nothing: everybody's words. */
const COMMON_SHARE = 0.05;
/** …but in small logs features with so many holders still do. */
const LEAST_COMMON_HOLDERS = 300;
/** Visits of postings for one unit that rare features may cost: keeps the cost of a large log proportional to its units. */
const VISITS_PER_UNIT = 8_000;

/** Inverted index: for each content feature its holders in ascending order. */
export interface Postings {
  readonly start: Uint32Array;
  readonly units: Uint32Array;
  readonly weights: Float32Array;
  /** 1 / √(similarity within the unit): the product of two turns an overlap into a content ratio. */
  readonly scale: Float64Array;
  /** Features with up to so many holders are followed through the whole log, commoner ones only through a window of units. */
  readonly rareHolders: number;
}

export function contentOf(unit: DescribedUnit): SparseVector {
  return unit.vectors[CONTENT] as SparseVector;
}

export function invertFeatures({ units, features }: Population): Postings {
  const mostHolders = Math.max(LEAST_COMMON_HOLDERS, COMMON_SHARE * units.length);
  const start = new Uint32Array(features.size + 1);
  for (let number = 0; number < features.size; number++) {
    const holders = features.units[number] as number;
    start[number + 1] = (start[number] as number) + (holders <= mostHolders ? holders : 0);
  }
  const filled = start.slice(0, features.size);
  const listed = new Uint32Array(start[features.size] as number);
  const weights = new Float32Array(listed.length);
  units.forEach((unit, index) => {
    const content = contentOf(unit);
    for (let i = 0; i < content.ids.length; i++) {
      const number = content.ids[i] as number;
      if (start[number] === start[number + 1]) continue;
      const at = filled[number] as number;
      filled[number] = at + 1;
      listed[at] = index;
      weights[at] = content.weights[i] as number;
    }
  });
  const scale = Float64Array.from(units, ({ withinContent }) => 1 / Math.sqrt(Math.max(LEAST_WITHIN, withinContent ?? 0)));
  return { start, units: listed, weights, scale, rareHolders: rareWithinBudget(features.units, units.length * VISITS_PER_UNIT) };
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
