import type { Population } from './population.js';

/** The type that leaves the `link` step: two units of different accounts that resemble each other more than strangers do. */
export interface Link {
  /** Indices into the population's units, left < right. */
  readonly left: number;
  readonly right: number;
  /** Weight of evidence in bits: capped signals summed over families, less the prior of a random pair. */
  readonly bits: number;
}

/** Calibrated weight of one signal: similarity → bits, a rising staircase. */
export interface SignalWeight {
  readonly signal: string;
  readonly pairsSame: number;
  readonly pairsDifferent: number;
  /** Upper edge of each step, ascending; the last step has no edge. */
  readonly upTo: readonly number[];
  readonly bits: readonly number[];
  /** What it was learnt on: pairs of this log, or those and defaults counted elsewhere. Null for a silent signal. */
  readonly basis: 'log' | 'defaults' | null;
  /** Pairs by the weight they get when their accounts are kept out of the learning: the data of a Tippett plot. */
  readonly heldOut: readonly { readonly bits: number; readonly same: number; readonly different: number }[] | null;
  readonly capBits: number;
  /** Of the pairs kept out of the learning. */
  readonly cllrBits: number | null;
  /** Of the similarities themselves: nothing is fitted. */
  readonly equalErrorRate: number | null;
  /** Why the signal weighs nothing here, or null. */
  readonly reason: string | null;
}

export interface Linkage {
  readonly population: Population;
  readonly weights: readonly SignalWeight[];
  readonly links: readonly Link[];
  /** For each unit, the units that came up as candidates, nearest first. */
  readonly candidates: readonly Uint32Array[];
  readonly pairsCompared: number;
  readonly pairsPossible: number;
  readonly priorBits: number;
}
