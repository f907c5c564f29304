import type { SparseVector } from '../account/unit.js';

/** Weight of one value in a vector; 0 when it is not there. */
export function weightOf({ ids, weights }: SparseVector, value: number): number {
  for (let i = 0; i < ids.length; i++) if (ids[i] === value) return weights[i] as number;
  return 0;
}
