import type { SparseVector } from '../account/unit.js';
import { CONTENT, type Population } from './population.js';

/** For each content feature the units that hold it, ascending, and in how many calls of theirs it stands. Five bytes an entry. */
export interface FeatureHolders {
  readonly start: Uint32Array;
  readonly units: Uint32Array;
  readonly counts: Uint8Array;
  /** Calls with text, by unit: a weight is idf × count / calls, to the last bit as in the unit's own vector. */
  readonly calls: Uint32Array;
}

/** Features whose lists are filled together: so many lists fit into a processor's cache, all lists of a large log do not. */
const TURNED_TOGETHER = 8_192;

const known = new WeakMap<Population, FeatureHolders>();

/** The units' content turned round; made when it is first asked for. */
export function holdersOfFeatures(population: Population): FeatureHolders {
  const holders = known.get(population) ?? turnRound(population);
  known.set(population, holders);
  return holders;
}

function turnRound({ units, features }: Population): FeatureHolders {
  const start = new Uint32Array(features.size + 1);
  for (let number = 0; number < features.size; number++)
    start[number + 1] = (start[number] as number) + (features.units[number] as number);
  const filled = start.slice(0, features.size);
  const holders = new Uint32Array(start[features.size] as number);
  const counts = new Uint8Array(holders.length);
  const vectors = units.map((unit) => unit.vectors[CONTENT] as SparseVector);
  const calls = Uint32Array.from(vectors, (vector) => vector.calls);
  const next = new Uint32Array(units.length);
  for (let bound = TURNED_TOGETHER; bound < features.size + TURNED_TOGETHER; bound += TURNED_TOGETHER) {
    vectors.forEach(({ ids, weights }, unit) => {
      let i = next[unit] as number;
      for (; i < ids.length && (ids[i] as number) < bound; i++) {
        const number = ids[i] as number;
        const at = filled[number] as number;
        filled[number] = at + 1;
        holders[at] = unit;
        counts[at] = Math.round(((weights[i] as number) * (calls[unit] as number)) / features.weightOf(number));
      }
      next[unit] = i;
    });
  }
  return { start, units: holders, counts, calls };
}
