import type { SparseVector } from '../account/unit.js';
import type { Columns } from './lay-out.js';
import type { Population } from './population.js';

/** Who looks at thousands of units under one signal finds them side by side, not each in a place of its own. */
export function columnsOf({ columns }: Pick<Population, 'columns'>, signal: number): Columns {
  return columns[signal] as Columns;
}

/** Of a category signal only the values that several units hold: no other can be shared, and most texts are one unit's alone. */
export function sharedColumnsOf({ columns, holders }: Pick<Population, 'columns' | 'holders'>, signal: number): Columns {
  const shared = holders[signal] as ReadonlyMap<number, number>;
  return keepSome(columns[signal] as Columns, (value) => value !== 0 && shared.has(value));
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

function keepSome({ starts, ids, weights }: Columns, isKept: (value: number) => boolean): Columns {
  const kept = { starts: new Uint32Array(starts.length), ids: ids.slice(), weights: weights.slice() };
  let filled = 0;
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    for (let at = starts[unit] as number; at < (starts[unit + 1] as number); at++) {
      const value = ids[at] as number;
      if (!isKept(value)) continue;
      kept.ids[filled] = value;
      kept.weights[filled++] = weights[at] as number;
    }
    kept.starts[unit + 1] = filled;
  }
  return { starts: kept.starts, ids: kept.ids.slice(0, filled), weights: kept.weights.slice(0, filled) };
}

/** Weight of one value of a unit; 0 when it does not have it. */
export function weightInColumns({ starts, ids, weights }: Columns, unit: number, value: number): number {
  const end = starts[unit + 1] as number;
  for (let at = starts[unit] as number; at < end; at++) if (ids[at] === value) return weights[at] as number;
  return 0;
}
