import type { ScoredPairs } from '../../src/link/scored-pairs.js';

/** One reference pair, as tests write it. */
export interface BuiltPair {
  readonly value: number;
  readonly isSame: boolean;
  readonly leftFold: number;
  readonly rightFold: number;
}

/** @param pairs ascending by similarity */
export function toScoredPairs(pairs: readonly BuiltPair[]): ScoredPairs {
  return {
    values: Float64Array.from(pairs, ({ value }) => value),
    isSame: Uint8Array.from(pairs, ({ isSame }) => (isSame ? 1 : 0)),
    leftFolds: Uint8Array.from(pairs, ({ leftFold }) => leftFold),
    rightFolds: Uint8Array.from(pairs, ({ rightFold }) => rightFold),
  };
}
