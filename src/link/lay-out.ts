import type { SparseVector } from '../account/unit.js';

/** The vectors of all units under one signal, one after another: those of a unit run from its start to the start of the next one. */
export interface Columns {
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly weights: Float64Array;
}

/** Made anew each time: kept for all units and signals, the objects that point to the parts take as much room as what they point to. */
export type VectorOf = (unit: number) => SparseVector;

/** Takes the vectors of one unit after another. */
export interface ColumnsUnderWay {
  readonly add: (vector: SparseVector) => void;
  /** What was laid out, and each unit's part of it as a vector. */
  readonly close: () => { readonly columns: Columns; readonly vectorOf: VectorOf };
}

/** Room for values of a unit to begin with; doubled when it is full. */
const FIRST_VALUES_PER_UNIT = 2;

export function beginColumns(units: number): ColumnsUnderWay {
  const starts = new Uint32Array(units + 1);
  const calls = new Uint32Array(units);
  let ids = new Uint32Array(FIRST_VALUES_PER_UNIT * units);
  let weights = new Float64Array(ids.length);
  let filled = 0;
  let added = 0;
  return {
    add: (vector) => {
      const end = filled + vector.ids.length;
      if (end > ids.length) {
        const size = Math.max(end, 2 * ids.length);
        [ids, weights] = [widen(ids, new Uint32Array(size)), widen(weights, new Float64Array(size))];
      }
      ids.set(vector.ids, filled);
      weights.set(vector.weights, filled);
      filled = end;
      calls[added++] = vector.calls;
      starts[added] = filled;
    },
    close: () => {
      const columns = { starts, ids: ids.slice(0, filled), weights: weights.slice(0, filled) };
      return { columns, vectorOf: partsOf(columns, calls) };
    },
  };
}

function widen<List extends Uint32Array | Float64Array>(list: List, wider: List): List {
  wider.set(list);
  return wider;
}

/** Apart from where the columns are laid out: what is made there would live as long as its room, which is larger. */
function partsOf({ starts, ids, weights }: Columns, calls: Uint32Array): VectorOf {
  return (unit) => {
    const from = starts[unit] as number;
    const to = starts[unit + 1] as number;
    return { ids: ids.subarray(from, to), weights: weights.subarray(from, to), calls: calls[unit] as number };
  };
}
