import type { SparseVector } from '../account/unit.js';
import type { Population } from './population.js';

/** The vectors of all units under one signal, one after another: those of a unit run from its start to the start of the next one. */
export interface Columns {
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly weights: Float64Array;
}

const known = new WeakMap<Population, Map<number, Columns>>();

/** Made when first asked for. Who looks at thousands of units under one signal finds them side by side, not each in a place of its own. */
export function columnsOf(population: Population, signal: number): Columns {
  const ofPopulation = known.get(population) ?? new Map<number, Columns>();
  known.set(population, ofPopulation);
  const columns = ofPopulation.get(signal) ?? layOut(population.units.map(({ vectors }) => vectors[signal] as SparseVector));
  ofPopulation.set(signal, columns);
  return columns;
}

/** Of a category signal only the values that several units hold: no other can be shared, and most texts are one unit's alone. */
export function sharedColumnsOf({ units, holders }: Population, signal: number): Columns {
  const shared = holders[signal] as ReadonlyMap<number, number>;
  return layOut(
    units.map(({ vectors }) => vectors[signal] as SparseVector),
    (value) => value !== 0 && shared.has(value),
  );
}

/** Part of a list of values: those of one unit. */
export interface Stretch {
  readonly ids: Uint32Array;
  readonly weights: Float64Array;
  readonly from: number;
  readonly to: number;
}

export function stretchOf({ starts, ids, weights }: Columns, unit: number): Stretch {
  return { ids, weights, from: starts[unit] as number, to: starts[unit + 1] as number };
}

export function wholeStretch({ ids, weights }: SparseVector): Stretch {
  return { ids, weights, from: 0, to: ids.length };
}

function layOut(vectors: readonly SparseVector[], isKept: (value: number) => boolean = () => true): Columns {
  const starts = new Uint32Array(vectors.length + 1);
  const size = vectors.reduce((sum, vector) => sum + vector.ids.length, 0);
  const ids = new Uint32Array(size);
  const weights = new Float64Array(size);
  let filled = 0;
  vectors.forEach((vector, unit) => {
    for (let i = 0; i < vector.ids.length; i++) {
      const value = vector.ids[i] as number;
      if (!isKept(value)) continue;
      ids[filled] = value;
      weights[filled++] = vector.weights[i] as number;
    }
    starts[unit + 1] = filled;
  });
  return { starts, ids: ids.slice(0, filled), weights: weights.slice(0, filled) };
}

/** Weight of one value of a unit; 0 when it does not have it. */
export function weightInColumns({ starts, ids, weights }: Columns, unit: number, value: number): number {
  const end = starts[unit + 1] as number;
  for (let at = starts[unit] as number; at < end; at++) if (ids[at] === value) return weights[at] as number;
  return 0;
}
