import { sortedOrder } from '../stats/sorted-order.js';
import { similarity } from './kernels.js';
import type { Population } from './population.js';
import type { ReferencePairs } from './reference-pairs.js';
import type { Step } from './staircase.js';

/** Reference pairs as one signal sees them, by rank: ascending by similarity, without those that have nothing to compare. */
export interface ScoredPairs {
  readonly values: Float64Array;
  /** 1 for halves of one account. */
  readonly isSame: Uint8Array;
  readonly leftFolds: Uint8Array;
  readonly rightFolds: Uint8Array;
}

/** By signal. All signals of a pair are looked at together: its units lie anywhere in memory. */
export function scorePairs(population: Population, { same, different }: ReferencePairs): readonly ScoredPairs[] {
  const pairs = [...same, ...different];
  const compared = population.signals.flatMap(({ mostBits }, signal) => (mostBits === 0 ? [] : [signal]));
  const values = population.signals.map(() => new Float64Array(pairs.length).fill(Number.NaN));
  pairs.forEach(({ left, right }, place) => {
    for (const signal of compared)
      (values[signal] as Float64Array)[place] = similarity(population, signal, left, right) ?? Number.NaN;
  });
  const folds = {
    left: Uint8Array.from(pairs, ({ leftFold }) => leftFold),
    right: Uint8Array.from(pairs, ({ rightFold }) => rightFold),
  };
  return values.map((ofSignal) => {
    const order = sortedOrder(ofSignal);
    return {
      values: Float64Array.from(order, (place) => ofSignal[place] as number),
      isSame: Uint8Array.from(order, (place) => (place < same.length ? 1 : 0)),
      leftFolds: Uint8Array.from(order, (place) => folds.left[place] as number),
      rightFolds: Uint8Array.from(order, (place) => folds.right[place] as number),
    };
  });
}

/**
 * Pairs counted at each similarity, with defaults counted in.
 * @param defaults ascending by similarity
 * @param leftOut a fold whose accounts are kept out
 */
export function countSteps(pairs: ScoredPairs, defaults: readonly Step[], leftOut?: number): readonly Step[] {
  const { values, isSame, leftFolds, rightFolds } = pairs;
  const steps: { upTo: number; same: number; different: number }[] = [];
  const add = (upTo: number, same: number, different: number): void => {
    const last = steps.at(-1);
    if (last?.upTo !== upTo) steps.push({ upTo, same, different });
    else {
      last.same += same;
      last.different += different;
    }
  };
  let next = 0;
  for (let rank = 0; rank < values.length; rank++) {
    if (leftFolds[rank] === leftOut || rightFolds[rank] === leftOut) continue;
    const value = values[rank] as number;
    for (; next < defaults.length && (defaults[next] as Step).upTo <= value; next++) addStep(defaults[next] as Step);
    add(value, isSame[rank] as number, 1 - (isSame[rank] as number));
  }
  for (; next < defaults.length; next++) addStep(defaults[next] as Step);
  return steps;

  function addStep({ upTo, same, different }: Step): void {
    add(upTo, same, different);
  }
}
