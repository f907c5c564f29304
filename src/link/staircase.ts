import { isotonicRegression } from '../stats/isotonic-regression.js';
import type { SignalWeight } from './link.js';

/** Reference pairs at one similarity. Counts need not be whole: defaults count as a few pairs in all. */
export interface Step {
  readonly upTo: number;
  readonly same: number;
  readonly different: number;
}

export interface StairBounds {
  readonly leastBits: number;
  readonly mostBits: number;
}

export type Staircase = Pick<SignalWeight, 'upTo' | 'bits'>;

/**
 * Isotonic share of "same" along the similarity, turned into bits with half a pair added to either side.
 * @param steps ascending by similarity, each once
 */
export function fitStaircase(steps: readonly Step[], { leastBits, mostBits }: StairBounds): Staircase {
  const fitted = isotonicRegression(
    steps.map(({ same, different }) => same / (same + different)),
    steps.map(({ same, different }) => same + different),
  );
  const bitsOf = createStepBits(steps);
  const rising = raise(poolEqual(steps, fitted), bitsOf);
  return {
    upTo: rising.map(({ upTo }) => upTo),
    bits: rising.map((step) => Math.min(mostBits, Math.max(leastBits, bitsOf(step)))),
  };
}

/** Bits of a similarity; 0 when there is nothing to compare or the signal is silent. */
export function weightBits({ upTo, bits }: Pick<SignalWeight, 'upTo' | 'bits'>, value: number | null): number {
  if (value === null || bits.length === 0) return 0;
  let low = 0;
  let high = bits.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (upTo[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return bits[low] as number;
}

function createStepBits(steps: readonly Step[]): (step: Step) => number {
  let allSame = 0;
  let allDifferent = 0;
  for (const { same, different } of steps) {
    allSame += same;
    allDifferent += different;
  }
  return ({ same, different }) => Math.log2((same + 0.5) / (allSame + 1) / ((different + 0.5) / (allDifferent + 1)));
}

function poolEqual(steps: readonly Step[], fitted: readonly number[]): Step[] {
  const pooled: Step[] = [];
  steps.forEach((step, index) => {
    const last = pooled.at(-1);
    if (last && fitted[index] === fitted[index - 1]) pooled[pooled.length - 1] = joinSteps(last, step);
    else pooled.push(step);
  });
  return pooled;
}

/** Steps that would fall because of the half pairs are pooled like any other violators. */
function raise(pooled: readonly Step[], bitsOf: (step: Step) => number): Step[] {
  const rising: Step[] = [];
  for (const step of pooled) {
    let next = step;
    while (rising.length > 0 && bitsOf(rising.at(-1) as Step) >= bitsOf(next)) next = joinSteps(rising.pop() as Step, next);
    rising.push(next);
  }
  return rising;
}

function joinSteps(left: Step, right: Step): Step {
  return { upTo: right.upTo, same: left.same + right.same, different: left.different + right.different };
}
