import { SAMPLE_CALLS } from '../account.js';
import { FEATURE_SLOTS } from '../call-columns.js';
import type { SparseVector } from '../unit.js';

/** Room that is used again and again: a unit has no more values than its account's sample has features. */
const counts = new Float64Array(SAMPLE_CALLS * FEATURE_SLOTS);

/** How often each value stands in a list: sorted, and runs counted. No table, since millions of lists pass by. The list is overwritten. */
export function countValues(values: Uint32Array, calls: number): SparseVector {
  values.sort();
  let size = 0;
  for (let from = 0, to = 0; from < values.length; from = to) {
    const value = values[from] as number;
    while (to < values.length && values[to] === value) to++;
    counts[size] = to - from;
    values[size++] = value;
  }
  return { ids: values.slice(0, size), weights: counts.slice(0, size), calls };
}
