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
  /** Reference pairs on each step: the data of a Tippett plot. */
  readonly stepPairs?: readonly { readonly same: number; readonly different: number }[];
  readonly capBits: number;
  readonly cllrBits: number | null;
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
