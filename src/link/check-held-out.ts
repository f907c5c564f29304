import { logLikelihoodRatioCost } from '../stats/log-likelihood-ratio-cost.js';
import type { SignalWeight } from './link.js';
import { FOLDS } from './reference-pairs.js';
import { countSteps, type ScoredPairs } from './scored-pairs.js';
import { fitStaircase, type StairBounds, type Step, weightBits } from './staircase.js';

/** Weights are stated in steps of so many bits: each fold has its own, and finer differences between folds mean nothing (chosen). */
const STATED_BITS = 0.1;

/**
 * How good the weights are on accounts that they were not learnt on: for each fold the staircase is fitted anew on the pairs that touch
 * none of its accounts, and asked about the pairs inside it. Learnt and judged on the same pairs, isotonic weights flatter.
 * What is common in the log (document frequencies, holders of values) is counted over all accounts; it knows no pairs.
 * @returns null where no pair of one account, or none of two, lies inside a fold
 * @see Stone 1974, doi:10.1111/j.2517-6161.1974.tb00994.x (cross-validation)
 */
export function checkHeldOut(
  pairs: ScoredPairs,
  defaults: readonly Step[],
  bounds: StairBounds,
): Pick<SignalWeight, 'cllrBits' | 'heldOut'> {
  const { values, isSame, leftFolds, rightFolds } = pairs;
  const same: number[] = [];
  const different: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weight = fitStaircase(countSteps(pairs, defaults, fold), bounds);
    for (let rank = 0; rank < values.length; rank++)
      if (leftFolds[rank] === fold && rightFolds[rank] === fold)
        (isSame[rank] === 1 ? same : different).push(weightBits(weight, values[rank] as number));
  }
  const cllrBits = logLikelihoodRatioCost(same, different);
  return { cllrBits, heldOut: cllrBits === null ? null : tally(same, different) };
}

function tally(same: readonly number[], different: readonly number[]): NonNullable<SignalWeight['heldOut']> {
  const counts = new Map<number, { same: number; different: number }>();
  const count = (bits: number, side: 'same' | 'different'): void => {
    const stated = Math.round(bits / STATED_BITS);
    const at = counts.get(stated) ?? { same: 0, different: 0 };
    at[side]++;
    counts.set(stated, at);
  };
  for (const bits of same) count(bits, 'same');
  for (const bits of different) count(bits, 'different');
  return [...counts]
    .sort(([left], [right]) => left - right)
    .map(([stated, at]) => ({ bits: stated / (1 / STATED_BITS) + 0, ...at }));
}
