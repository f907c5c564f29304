import type { SparseVector } from '../account/unit.js';
import type { Population } from './population.js';

/** Not one value for all calls: the vectors have to be compared. */
export const SEVERAL_VALUES = 2 ** 32 - 1;
/** Nothing to compare. */
export const NO_VALUE = 2 ** 32 - 2;

/**
 * By unit, the value of a category signal that all its calls have. Most units use one model, one client, one address; a pair of them is
 * then compared by looking at two numbers.
 */
export function loneValuesOf({ units }: Population, signal: number): Uint32Array {
  return Uint32Array.from(units, ({ vectorOf }) => loneValue(vectorOf(signal)));
}

function loneValue({ ids, weights }: SparseVector): number {
  if (ids.length === 0) return NO_VALUE;
  const value = ids[0] as number;
  return ids.length > 1 || weights[0] !== 1 || value >= NO_VALUE ? SEVERAL_VALUES : value;
}
