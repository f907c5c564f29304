import { addOnePValue } from '../../stats/add-one-p-value.js';
import { expectedRange } from './expected-range.js';
import { tallyDraws } from './tally-draws.js';
import type { TestOutcome } from './test.js';

/** What was seen beside the same statistic in every draw under the null. */
interface Permuted {
  readonly observed: number;
  readonly draws: readonly number[];
}

export interface Tails {
  /** Add-one p-values that a draw lies at or below, and at or above what was seen. */
  readonly below: number;
  readonly above: number;
  /** Twice the smaller of both, at most 1. */
  readonly twoSided: number;
}

export function tailsOf({ observed, draws }: Permuted): Tails {
  const below = addOnePValue(draws.filter((draw) => draw <= observed).length, draws.length);
  const above = addOnePValue(draws.filter((draw) => draw >= observed).length, draws.length);
  return { below, above, twoSided: Math.min(1, 2 * Math.min(below, above)) };
}

export function permutationOutcome({ observed, draws }: Permuted, pValue: number, reading: string): TestOutcome {
  return {
    observed,
    expected: expectedRange(draws),
    pValue,
    permutations: draws.length,
    draws: tallyDraws(draws),
    reading,
    reason: null,
  };
}
