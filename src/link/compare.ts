import type { Unit } from '../account/unit.js';
import { blockPairs } from './block.js';
import { calibrateSignals } from './calibrate.js';
import type { Link, Linkage } from './link.js';
import { createPairWeigher } from './pair-weigher.js';
import { describePopulation } from './population.js';

/** Compares candidate pairs of units and keeps those that resemble each other more than a random pair would, prior included. */
export function compareUnits(units: readonly Unit[], seed: number): Linkage {
  const population = describePopulation(units);
  const weights = calibrateSignals(population, seed);
  const candidates = blockPairs(population);
  const priorBits = Math.log2(Math.max(2, units.length));
  const weigh = createPairWeigher(population, weights, priorBits);
  const links: Link[] = [];
  let pairsCompared = 0;
  candidates.forEach((others, left) => {
    for (const right of others) {
      if (right < left && candidates[right]!.includes(left)) continue;
      pairsCompared++;
      const bits = weigh(left, right);
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
