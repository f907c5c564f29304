import type { SparseVector } from '../account/unit.js';

/** Dense numbers for the content features that at least two units share; the others can match nothing. */
export interface FeatureIndex {
  /** Number of shared features. */
  readonly size: number;
  /** Units that hold the feature, by dense number. */
  readonly units: Uint32Array;
  numberOf(feature: number): number;
}

/** Open addressing over typed arrays: millions of features, no object each. */
export function indexFeatures(vectors: readonly SparseVector[]): FeatureIndex {
  const total = vectors.reduce((sum, { ids }) => sum + ids.length, 0);
  const bits = Math.max(10, Math.ceil(Math.log2(total + 1)) + 1);
  const mask = 2 ** bits - 1;
  const keys = new Uint32Array(mask + 1);
  const counts = new Uint32Array(mask + 1);
  for (const { ids } of vectors) {
    for (let i = 0; i < ids.length; i++) {
      const at = find(keys, mask, ids[i] as number);
      keys[at] = ids[i] as number;
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return numberShared(keys, counts, mask);
}

/** Numbers rise with the feature, so vectors sorted by feature stay sorted by number. */
function numberShared(keys: Uint32Array, counts: Uint32Array, mask: number): FeatureIndex {
  const shared = keys.filter((_, at) => (counts[at] as number) > 1).sort();
  const numbers = new Int32Array(keys.length).fill(-1);
  const units = new Uint32Array(shared.length);
  shared.forEach((feature, number) => {
    const at = find(keys, mask, feature);
    numbers[at] = number;
    units[number] = counts[at] as number;
  });
  return { size: shared.length, units, numberOf: (feature) => numbers[find(keys, mask, feature)] as number };
}

/** Slot of the key, or the empty slot where it belongs. Features are never 0. */
function find(keys: Uint32Array, mask: number, key: number): number {
  let at = Math.imul(key, 0x9e3779b1) >>> 0;
  at = (at ^ (at >>> 15)) & mask;
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
  return at;
}
