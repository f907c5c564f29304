import { sortedOrder } from '../stats/sorted-order.js';
import { similarity } from './kernels.js';
import type { Population } from './population.js';
import type { ReferencePair, ReferencePairs } from './reference-pairs.js';
import type { Step } from './staircase.js';

/** A reference pair as one signal sees it. */
export interface ScoredPair {
  readonly value: number;
  readonly isSame: boolean;
  readonly leftFold: number;
  readonly rightFold: number;
}

/** Ascending by similarity; pairs that have nothing to compare are left out. */
export function scorePairs(population: Population, signal: number, { same, different }: ReferencePairs): readonly ScoredPair[] {
  const scored: ScoredPair[] = [];
  const add = ({ left, right, leftFold, rightFold }: ReferencePair, isSame: boolean): void => {
    const value = similarity(population, signal, left, right);
    if (value !== null) scored.push({ value, isSame, leftFold, rightFold });
  };
  for (const pair of same) add(pair, true);
  for (const pair of different) add(pair, false);
  return Array.from(sortedOrder(Float64Array.from(scored, ({ value }) => value)), (place) => scored[place] as ScoredPair);
}

/**
 * Pairs counted at each similarity, with defaults counted in.
 * @param pairs ascending by similarity
 * @param defaults ascending by similarity
 */
export function countSteps(pairs: readonly ScoredPair[], defaults: readonly Step[]): readonly Step[] {
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
  for (const { value, isSame } of pairs) {
    for (; next < defaults.length && (defaults[next] as Step).upTo <= value; next++) addStep(defaults[next] as Step);
    add(value, isSame ? 1 : 0, isSame ? 0 : 1);
  }
  for (; next < defaults.length; next++) addStep(defaults[next] as Step);
  return steps;

  function addStep({ upTo, same, different }: Step): void {
    add(upTo, same, different);
  }
}
