import type { SparseVector } from '../account/unit.js';
import { holdersOfFeatures } from '../link/feature-holders.js';
import { CONTENT, type Population } from '../link/population.js';

/** Sum of some units' content: the features that any of them holds, ascending by number, and their summed weights. */
export interface ContentSum {
  readonly ids: Uint32Array;
  readonly sums: Float64Array;
}

const lent = new WeakMap<Population, Float64Array>();

/**
 * A table with a zero for each feature of the log. There is one: who writes into it sets back to zero what was written before anybody
 * else asks. A table of its own for every sum would cost more than the sum.
 */
export function lendTable(population: Population): Float64Array {
  const table = lent.get(population) ?? new Float64Array(population.features.size);
  lent.set(population, table);
  return table;
}

/** Adds a unit's content to a table. */
export function addContent(population: Population, unit: number, table: Float64Array): void {
  const { ids, weights } = population.units[unit]!.vectors[CONTENT] as SparseVector;
  for (let i = 0; i < ids.length; i++) table[ids[i] as number] = (table[ids[i] as number] as number) + (weights[i] as number);
}

/** Takes what the units put into a table out of it: their sum, and zeros stay behind. Weights are positive, so a sign marks what was seen. */
export function takeSum(population: Population, units: readonly number[], table: Float64Array): ContentSum {
  let size = 0;
  for (const unit of units) size += (population.units[unit]!.vectors[CONTENT] as SparseVector).ids.length;
  const found = new Uint32Array(size);
  size = 0;
  for (const unit of units) {
    for (const id of (population.units[unit]!.vectors[CONTENT] as SparseVector).ids) {
      const sum = table[id] as number;
      if (sum <= 0) continue;
      found[size++] = id;
      table[id] = -sum;
    }
  }
  const ids = found.slice(0, size).sort();
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    sums[i] = -(table[ids[i] as number] as number);
    table[ids[i] as number] = 0;
  }
  return { ids, sums };
}

/** Overlap of each of the units with a sum, in their order. Whichever is shorter is read: the units, or the lists of holders. */
export function overlapsWith(population: Population, sum: ContentSum, units: readonly number[]): Float64Array {
  if (entriesOfSum(population, sum) < entriesOfUnits(population, units)) {
    const all = overlapsWithAll(population, sum);
    return Float64Array.from(units, (unit) => all[unit] as number);
  }
  const table = lendTable(population);
  for (let i = 0; i < sum.ids.length; i++) table[sum.ids[i] as number] = sum.sums[i] as number;
  const overlaps = Float64Array.from(units, (unit) => dotTable(population, unit, table));
  for (const id of sum.ids) table[id] = 0;
  return overlaps;
}

function entriesOfSum({ features }: Population, { ids }: ContentSum): number {
  let entries = 0;
  for (const id of ids) entries += features.units[id] as number;
  return entries;
}

function entriesOfUnits({ units }: Population, chosen: readonly number[]): number {
  let entries = 0;
  for (const unit of chosen) entries += (units[unit]!.vectors[CONTENT] as SparseVector).ids.length;
  return entries;
}

/** Overlap of one unit's content with a table. */
export function dotTable(population: Population, unit: number, table: Float64Array): number {
  const { ids, weights } = population.units[unit]!.vectors[CONTENT] as SparseVector;
  let overlap = 0;
  for (let i = 0; i < ids.length; i++) overlap += (weights[i] as number) * (table[ids[i] as number] as number);
  return overlap;
}

/**
 * Overlap of every unit of the log with a sum: the lists of holders of its features are read, not the units. Features come in ascending
 * order, as in a unit's own vector, so the result is the same to the last bit.
 */
export function overlapsWithAll(population: Population, { ids, sums }: ContentSum): Float64Array {
  const { start, units, counts, calls } = holdersOfFeatures(population);
  const overlaps = new Float64Array(population.units.length);
  for (let i = 0; i < ids.length; i++) {
    const number = ids[i] as number;
    const weight = population.features.weightOf(number);
    const sum = sums[i] as number;
    const end = start[number + 1] as number;
    for (let at = start[number] as number; at < end; at++) {
      const unit = units[at] as number;
      overlaps[unit] = (overlaps[unit] as number) + ((weight * (counts[at] as number)) / (calls[unit] as number)) * sum;
    }
  }
  return overlaps;
}
