import { similarity } from './kernels.js';
import type { SignalWeight } from './link.js';
import { FAMILY_CAP_BITS } from './pair-weigher.js';
import type { Population } from './population.js';
import { weightBits } from './staircase.js';

export interface PairBits {
  readonly signal: string;
  /** As counted: where a family's sum exceeds its cap, its signals are scaled to it. */
  readonly bits: number;
}

/** What a pair's bits are made of, signal by signal. The sum less the prior of a pair is what the pair weigher says of a link. */
export function explainPair(
  population: Population,
  weights: readonly SignalWeight[],
  left: number,
  right: number,
): readonly PairBits[] {
  const bitsOf = (signal: number): number => {
    const weight = weights[signal] as SignalWeight;
    // A silent signal is not compared: that of ways of writing would cost most of all.
    if (weight.bits.length === 0) return 0;
    return weightBits(weight, similarity(population, signal, population.units[left]!, population.units[right]!));
  };
  const raw = population.signals.map(({ id, family }, signal) => ({ signal: id, family, bits: bitsOf(signal) }));
  const sums = new Map<string, number>();
  for (const { family, bits } of raw) sums.set(family, (sums.get(family) ?? 0) + bits);
  return raw.map(({ signal, family, bits }) => {
    const sum = sums.get(family) as number;
    return { signal, bits: sum > FAMILY_CAP_BITS ? (bits * FAMILY_CAP_BITS) / sum : bits };
  });
}
