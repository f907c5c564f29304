import { SAMPLE_CALLS } from '../account.js';
import { FEATURE_SLOTS } from '../call-columns.js';
import type { SparseVector } from '../unit.js';

/** Room that is used again and again: a unit has no more values than its account's sample has features. */
const counts = new Float64Array(SAMPLE_CALLS * FEATURE_SLOTS);

/**
 * How often each value stands in a list: sorted, and runs counted. No table, since millions of lists pass by. The list is overwritten.
 * @param whole what counts are divided by; 1 leaves them as they are
 */
export function countValues(values: Uint32Array, calls: number, whole = 1): SparseVector {
  if (!isAscending(values)) values.sort();
  let size = 0;
  for (let from = 0, to = 0; from < values.length; from = to) {
    const value = values[from] as number;
    while (to < values.length && values[to] === value) to++;
    counts[size] = (to - from) / whole;
    values[size++] = value;
  }
  return { ids: values.slice(0, size), weights: weightsOf(size), calls };
}

/** Most lists hold one value again and again; asking is cheaper than sorting them. */
function isAscending(values: Uint32Array): boolean {
  for (let i = 1; i < values.length; i++) if ((values[i - 1] as number) > (values[i] as number)) return false;
  return true;
}

function weightsOf(size: number): Float64Array {
  const weight = counts[0] as number;
  for (let i = 1; i < size; i++) if (counts[i] !== weight) return counts.slice(0, size);
  return equalWeights(size, weight);
}

const known = Array.from({ length: SAMPLE_CALLS + 1 }, () => new Map<number, Float64Array>());

/**
 * So many weights, all alike. Most units of a large log have one value for all their calls or another for each, so these lists are
 * shared.
 */
export function equalWeights(size: number, weight: number): Float64Array {
  const before = known[size]?.get(weight);
  if (before !== undefined) return before;
  const weights = new Float64Array(size).fill(weight);
  known[size]?.set(weight, weights);
  return weights;
}
