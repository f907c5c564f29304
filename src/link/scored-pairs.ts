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
  return inOrder(scored);
}

/** As a stable sort by comparison would leave them, at a fraction of its cost: values are sorted alone, then every pair finds its place. */
function inOrder(pairs: readonly ScoredPair[]): readonly ScoredPair[] {
  const values = Float64Array.from(pairs, ({ value }) => value).sort();
  const placed = new Uint32Array(pairs.length);
  const ordered = new Array<ScoredPair>(pairs.length);
  for (const pair of pairs) {
    const first = firstAtLeast(values, pair.value);
    ordered[first + (placed[first] as number)] = pair;
    placed[first]!++;
  }
  return ordered;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
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
