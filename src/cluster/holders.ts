import { columnsOf } from '../link/columns.js';
import type { Population } from '../link/population.js';

/** A unit holds a value when this share of its calls carries it. */
export const HOLDER_SHARE = 0.5;

/** Of one signal, by value. */
interface Holders {
  /** Units that hold the value, ascending. */
  readonly units: ReadonlyMap<number, readonly number[]>;
  /** Sum of all units' shares of the value. */
  readonly sums: ReadonlyMap<number, number>;
}

const known = new WeakMap<Population, Map<number, Holders>>();

export function holdersOf(population: Population, signal: number, value: number): readonly number[] {
  return ofSignal(population, signal).units.get(value) ?? [];
}

/** Sum of all units' shares of a value. */
export function shareSum(population: Population, signal: number, value: number): number {
  return ofSignal(population, signal).sums.get(value) ?? 0;
}

/** All values of a signal at once, when one is asked for: looking through the log for each would cost values times units. */
function ofSignal(population: Population, signal: number): Holders {
  const ofPopulation = known.get(population) ?? new Map<number, Holders>();
  known.set(population, ofPopulation);
  const holders = ofPopulation.get(signal) ?? listHolders(population, signal);
  ofPopulation.set(signal, holders);
  return holders;
}

function listHolders(population: Population, signal: number): Holders {
  const units = new Map<number, number[]>();
  const sums = new Map<number, number>();
  const { starts, ids, weights } = columnsOf(population, signal);
  for (let unit = 0; unit < population.units.length; unit++) {
    for (let at = starts[unit] as number; at < (starts[unit + 1] as number); at++) {
      const value = ids[at] as number;
      const share = weights[at] as number;
      sums.set(value, (sums.get(value) ?? 0) + share);
      if (share < HOLDER_SHARE) continue;
      const holders = units.get(value);
      if (holders) holders.push(unit);
      else units.set(value, [unit]);
    }
  }
  return { units, sums };
}
