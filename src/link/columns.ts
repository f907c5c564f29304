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
    units.map(({ vectors }) => {
      const { ids, weights, calls } = vectors[signal] as SparseVector;
      const isShared = (_: number, i: number): boolean => ids[i] !== 0 && shared.has(ids[i] as number);
      return { ids: ids.filter(isShared), weights: weights.filter(isShared), calls };
    }),
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

function layOut(vectors: readonly SparseVector[]): Columns {
  const starts = new Uint32Array(vectors.length + 1);
  vectors.forEach(({ ids }, unit) => {
    starts[unit + 1] = (starts[unit] as number) + ids.length;
  });
  const ids = new Uint32Array(starts[vectors.length] as number);
  const weights = new Float64Array(ids.length);
  vectors.forEach((vector, unit) => {
    ids.set(vector.ids, starts[unit]);
    weights.set(vector.weights, starts[unit]);
  });
  return { starts, ids, weights };
}

/** Weight of one value of a unit; 0 when it does not have it. */
export function weightInColumns({ starts, ids, weights }: Columns, unit: number, value: number): number {
  const end = starts[unit + 1] as number;
  for (let at = starts[unit] as number; at < end; at++) if (ids[at] === value) return weights[at] as number;
  return 0;
}
