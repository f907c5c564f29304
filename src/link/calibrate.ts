import { halvesOf, type Unit } from '../account/unit.js';
import { deriveSeed } from '../stats/derive-seed.js';
import { equalErrorRate } from '../stats/equal-error-rate.js';
import { isotonicRegression } from '../stats/isotonic-regression.js';
import { logLikelihoodRatioCost } from '../stats/log-likelihood-ratio-cost.js';
import { createRng } from '../stats/rng.js';
import { similarity } from './kernels.js';
import type { SignalWeight } from './link.js';
import { type DescribedUnit, describeAgainst, type Population } from './population.js';

/** Random pairs of different accounts used as the reference: log2 of it is the most any one comparison can claim. */
export const REFERENCE_PAIRS = 20_000;
/** Calls a unit needs so that each half still has eight. */
const MIN_HALVED_CALLS = 16;
/** Halves used at most: every so-many-th unit of a larger log. log2 of it is 11 bits, and no signal may claim more than 8. */
const MAX_HALVES = 2_000;
/** Fewest halves and pairs for a staircase: below, the signal is silent and the report says so. */
const MIN_HALVES = 20;
const MIN_PAIRS = 100;

interface ReferencePairs {
  readonly same: readonly (readonly [DescribedUnit, DescribedUnit])[];
  readonly different: readonly (readonly [DescribedUnit, DescribedUnit])[];
}

/**
 * Weight of evidence of every signal, learnt on this log without labels: how often a similarity occurs between random halves of one
 * account (what two shares of one queue look like) against random pairs of different accounts. Monotone by isotonic regression.
 */
export function calibrateSignals(population: Population, seed: number): readonly SignalWeight[] {
  const pairs = drawPairs(population, createRng(deriveSeed(seed, 'calibration')));
  return population.signals.map((_, signal) => calibrateSignal(population, signal, pairs));
}

/** Bits of a similarity; 0 when there is nothing to compare or the signal is silent. */
export function weightBits(weight: SignalWeight, value: number | null): number {
  if (value === null || weight.bits.length === 0) return 0;
  let low = 0;
  let high = weight.bits.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (weight.upTo[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return weight.bits[low] as number;
}

function drawPairs(population: Population, rng: () => number): ReferencePairs {
  const { units } = population;
  const halved = units.filter(({ unit }) => unit.slots.length >= MIN_HALVED_CALLS);
  const stride = Math.max(1, Math.ceil(halved.length / MAX_HALVES));
  const same = halved.filter((_, index) => index % stride === 0).map(({ unit }) => halve(population, unit));
  return { same, different: differentPairs(units, rng) };
}

/** Random pairs of different accounts; all of them, once each, when there are no more than wanted. */
function differentPairs(units: readonly DescribedUnit[], rng: () => number): [DescribedUnit, DescribedUnit][] {
  const different: [DescribedUnit, DescribedUnit][] = [];
  const add = (left: DescribedUnit, right: DescribedUnit): void => {
    if (left.unit.account !== right.unit.account) different.push([left, right]);
  };
  if ((units.length * (units.length - 1)) / 2 <= REFERENCE_PAIRS) {
    units.forEach((left, index) => {
      for (const right of units.slice(index + 1)) add(left, right);
    });
    return different;
  }
  for (let drawn = 0; drawn < REFERENCE_PAIRS; drawn++) {
    add(units[Math.floor(rng() * units.length)] as DescribedUnit, units[Math.floor(rng() * units.length)] as DescribedUnit);
  }
  return different;
}

function halve(population: Population, unit: Unit): readonly [DescribedUnit, DescribedUnit] {
  const [even, odd] = halvesOf(unit);
  return [describeAgainst(population, even), describeAgainst(population, odd)];
}

function calibrateSignal(population: Population, signal: number, pairs: ReferencePairs): SignalWeight {
  const definition = population.signals[signal] as Population['signals'][number];
  const values = (list: ReferencePairs['same']): number[] =>
    list.map(([left, right]) => similarity(population, signal, left, right)).filter((value) => value !== null);
  const same = values(pairs.same);
  const different = values(pairs.different);
  const capBits = Math.log2(Math.max(1, Math.min(same.length, different.length)));
  const base = { signal: definition.id, pairsSame: same.length, pairsDifferent: different.length, capBits };
  if (same.length < MIN_HALVES || different.length < MIN_PAIRS) {
    const reason = `too little to calibrate: ${same.length} halves of accounts (${MIN_HALVES} needed), ${different.length} pairs (${MIN_PAIRS} needed)`;
    return { ...base, upTo: [], bits: [], cllrBits: null, equalErrorRate: null, reason };
  }
  const most = Math.min(definition.mostBits, capBits);
  const weight = {
    ...base,
    ...staircase(same, different, definition.leastBits, most),
    cllrBits: null,
    equalErrorRate: null,
    reason: null,
  };
  const bitsOf = (list: readonly number[]): number[] => list.map((value) => weightBits(weight, value));
  return {
    ...weight,
    cllrBits: logLikelihoodRatioCost(bitsOf(same), bitsOf(different)),
    equalErrorRate: equalErrorRate(same, different),
  };
}

/** Isotonic share of "same" along the similarity, turned into bits with half a pair added to either side. */
function staircase(same: readonly number[], different: readonly number[], least: number, most: number): Staircase {
  const counts = new Map<number, { same: number; different: number }>();
  const count = (value: number, side: 'same' | 'different'): void => {
    const at = counts.get(value) ?? { same: 0, different: 0 };
    at[side]++;
    counts.set(value, at);
  };
  for (const value of same) count(value, 'same');
  for (const value of different) count(value, 'different');
  const steps = [...counts].sort(([left], [right]) => left - right);
  const fitted = isotonicRegression(
    steps.map(([, at]) => at.same / (at.same + at.different)),
    steps.map(([, at]) => at.same + at.different),
  );
  return mergeSteps(steps, fitted, { same: same.length, different: different.length, least, most });
}

type Staircase = Required<Pick<SignalWeight, 'upTo' | 'bits' | 'stepPairs'>>;

interface Step {
  upTo: number;
  same: number;
  different: number;
}

/** Half a pair is added to either side of every step; steps that would fall because of it are pooled like any other violators. */
function mergeSteps(
  steps: readonly (readonly [number, { same: number; different: number }])[],
  fitted: readonly number[],
  totals: { same: number; different: number; least: number; most: number },
): Staircase {
  const bitsOf = ({ same, different }: Step): number =>
    Math.log2((same + 0.5) / (totals.same + 1) / ((different + 0.5) / (totals.different + 1)));
  const pooled: Step[] = [];
  steps.forEach(([value, at], index) => {
    const last = pooled.at(-1);
    if (last && fitted[index] === fitted[index - 1]) {
      last.upTo = value;
      last.same += at.same;
      last.different += at.different;
    } else pooled.push({ upTo: value, same: at.same, different: at.different });
  });
  const rising: Step[] = [];
  for (const step of pooled) {
    let next = step;
    while (rising.length > 0 && bitsOf(rising.at(-1) as Step) >= bitsOf(next)) {
      const last = rising.pop() as Step;
      next = { upTo: next.upTo, same: last.same + next.same, different: last.different + next.different };
    }
    rising.push(next);
  }
  return {
    upTo: rising.map(({ upTo }) => upTo),
    bits: rising.map((step) => Math.min(totals.most, Math.max(totals.least, bitsOf(step)))),
    stepPairs: rising.map(({ same, different }) => ({ same, different })),
  };
}
