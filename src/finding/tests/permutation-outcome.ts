import type { Drawn } from './draw-null.js';
import { expectedRange } from './expected-range.js';
import { tallyDraws } from './tally-draws.js';
import type { TestOutcome } from './test.js';

export function permutationOutcome({ observed, draws }: Drawn, pValue: number, reading: string): TestOutcome {
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
