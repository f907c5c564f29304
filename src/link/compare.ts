import type { Signal, SignalFamily } from '../account/signals/signal.js';
import type { Unit } from '../account/unit.js';
import { blockPairs } from './block.js';
import { calibrateSignals, weightBits } from './calibrate.js';
import { similarity } from './kernels.js';
import type { Link, Linkage, SignalWeight } from './link.js';
import { CONTENT, describePopulation, type Population } from './population.js';

/** Most bits one family may add to a link: its signals are correlated, and a sum would count one fact twice. */
export const FAMILY_CAP_BITS = 8;
/** Content bits below which the other signals are not looked at: two strangers' texts, however alike their clients. */
const LEAST_CONTENT_BITS = -1;

/** Compares candidate pairs of units and keeps those that resemble each other more than a random pair would, prior included. */
export function compareUnits(units: readonly Unit[], seed: number): Linkage {
  const population = describePopulation(units);
  const weights = calibrateSignals(population, seed);
  const candidates = blockPairs(population);
  const priorBits = Math.log2(Math.max(2, units.length));
  const links: Link[] = [];
  let pairsCompared = 0;
  candidates.forEach((others, left) => {
    for (const right of others) {
      if (right < left && candidates[right]!.includes(left)) continue;
      pairsCompared++;
      const bits = pairBits(population, weights, left, right, priorBits) - priorBits;
      if (bits > 0) links.push({ left: Math.min(left, right), right: Math.max(left, right), bits });
    }
  });
  links.sort((a, b) => a.left - b.left || a.right - b.right);
  return {
    population,
    weights,
    links,
    candidates,
    pairsCompared,
    pairsPossible: (units.length * (units.length - 1)) / 2,
    priorBits,
  };
}

/**
 * Sum over families, each capped. Stops early where the content already speaks against the pair, or where the histograms, which can
 * add little, could not lift it above the prior any more.
 */
function pairBits(
  population: Population,
  weights: readonly SignalWeight[],
  left: number,
  right: number,
  priorBits: number,
): number {
  const pair = [population.units[left]!, population.units[right]!] as const;
  const bitsOf = (signal: number): number => weightBits(weights[signal]!, similarity(population, signal, ...pair));
  const contentBits = bitsOf(CONTENT);
  if (contentBits < LEAST_CONTENT_BITS) return contentBits;
  const families = new Map<SignalFamily, number>([['content', contentBits]]);
  const add = (kernel: 'histogram' | 'others'): void =>
    population.signals.forEach((signal, index) => {
      if (index === CONTENT || (signal.kernel === 'histogram') !== (kernel === 'histogram')) return;
      families.set(signal.family, (families.get(signal.family) ?? 0) + bitsOf(index));
    });
  add('others');
  if (capped(families) + mostHistogramBits(population.signals) > priorBits) add('histogram');
  return capped(families);
}

function mostHistogramBits(signals: readonly Signal[]): number {
  return signals.reduce((sum, { kernel, mostBits }) => sum + (kernel === 'histogram' ? mostBits : 0), 0);
}

function capped(families: ReadonlyMap<SignalFamily, number>): number {
  let sum = 0;
  for (const bits of families.values()) sum += Math.min(FAMILY_CAP_BITS, bits);
  return sum;
}
