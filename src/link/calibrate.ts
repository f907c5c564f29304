import type { Signal } from '../account/signals/signal.js';
import { deriveSeed } from '../stats/derive-seed.js';
import { equalErrorRate } from '../stats/equal-error-rate.js';
import { createRng } from '../stats/rng.js';
import { checkHeldOut } from './check-held-out.js';
import { defaultSteps } from './default-steps.js';
import type { SignalWeight } from './link.js';
import { sizeOfLog } from './log-size.js';
import type { Population } from './population.js';
import { drawReferencePairs } from './reference-pairs.js';
import { countSteps, type ScoredPairs, scorePairs } from './scored-pairs.js';
import { fitStaircase } from './staircase.js';

/** Fewest halves and pairs for a staircase of the log's own; with fewer, defaults help out in a large log too. */
const MIN_HALVES = 20;
const MIN_PAIRS = 100;
/**
 * What the defaults count as, in halves and pairs: as many as a signal must have to speak for itself. So they carry a log of a handful
 * of accounts, are half of the evidence in one of twenty, and a tenth in one of two hundred.
 */
export const DEFAULT_HALVES = MIN_HALVES;
export const DEFAULT_PAIRS = MIN_PAIRS;

/**
 * Weight of evidence of every signal, learnt on this log without labels: how often a similarity occurs between random halves of one
 * account (what two shares of one queue look like) against random pairs of different accounts. Monotone by isotonic regression.
 * Small logs lean on pairs counted elsewhere, see default-weights.ts.
 */
export function calibrateSignals(population: Population, seed: number): readonly SignalWeight[] {
  const pairs = drawReferencePairs(population, createRng(deriveSeed(seed, 'calibration')));
  const isLarge = sizeOfLog(population).kind === 'large';
  const scored = scorePairs(population, pairs);
  return population.signals.map((signal, index) => calibrateSignal(signal, scored[index] as ScoredPairs, isLarge));
}

/** The reason of a signal that is silent for pairs by design, and weighs in groups. */
export const COMPARED_IN_GROUPS = 'compared in groups only';

function calibrateSignal({ id, leastBits, mostBits }: Signal, pairs: ScoredPairs, isLarge: boolean): SignalWeight {
  if (mostBits === 0) return silent({ signal: id, pairsSame: 0, pairsDifferent: 0 }, COMPARED_IN_GROUPS);
  const same = pairs.isSame.reduce((sum, each) => sum + each, 0);
  const different = pairs.values.length - same;
  const isEnough = same >= MIN_HALVES && different >= MIN_PAIRS;
  const defaults = isLarge && isEnough ? [] : defaultSteps(id, { halves: DEFAULT_HALVES, pairs: DEFAULT_PAIRS });
  const counted = { signal: id, pairsSame: same, pairsDifferent: different };
  if (pairs.values.length === 0 || (defaults.length === 0 && !isEnough)) return silent(counted, tooLittle(counted));
  const [addedHalves, addedPairs] = defaults.length > 0 ? [DEFAULT_HALVES, DEFAULT_PAIRS] : [0, 0];
  const capBits = Math.log2(Math.max(1, Math.min(same + addedHalves, different + addedPairs)));
  const bounds = { leastBits, mostBits: Math.min(mostBits, capBits) };
  return {
    ...counted,
    ...fitStaircase(countSteps(pairs, defaults), bounds),
    ...checkHeldOut(pairs, defaults, bounds),
    basis: defaults.length > 0 ? 'defaults' : 'log',
    capBits,
    equalErrorRate: equalErrorRate(valuesOf(pairs, 1), valuesOf(pairs, 0)),
    reason: null,
  };
}

function valuesOf({ values, isSame }: ScoredPairs, side: 0 | 1): Float64Array {
  return values.filter((_, rank) => isSame[rank] === side);
}

type Counted = Pick<SignalWeight, 'signal' | 'pairsSame' | 'pairsDifferent'>;

function tooLittle({ pairsSame, pairsDifferent }: Counted): string {
  return `too little to calibrate: ${pairsSame} halves of accounts (${MIN_HALVES} needed), ${pairsDifferent} pairs (${MIN_PAIRS} needed)`;
}

function silent(counted: Counted, reason: string): SignalWeight {
  return {
    ...counted,
    basis: null,
    capBits: Math.log2(Math.max(1, Math.min(counted.pairsSame, counted.pairsDifferent))),
    upTo: [],
    bits: [],
    heldOut: null,
    cllrBits: null,
    equalErrorRate: null,
    reason,
  };
}
