import { FEATURE_SLOTS } from '../call-columns.js';
import { columnOf, featuresOf, type SparseVector, type Unit } from '../unit.js';

/**
 * Content features of the unit's distinct texts. The same text sent twice counts once: repeating oneself is not resembling others.
 * Weights are plain counts here (calls that hold the feature); the population turns them into TF-IDF, see link/population.ts.
 */
export function describeContent(unit: Unit): SparseVector {
  const slots = distinctTexts(unit);
  const features = new Uint32Array(slots.length * FEATURE_SLOTS);
  let size = 0;
  for (const slot of slots) {
    const own = featuresOf(unit.account, slot);
    features.set(own, size);
    size += own.length;
  }
  return countSorted(features.subarray(0, size).sort(), slots.length);
}

/** Run lengths of a sorted list: one pass, no table. */
function countSorted(sorted: Uint32Array, calls: number): SparseVector {
  const ids = new Uint32Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) ids[size++] = sorted[i] as number;
    weights[size - 1] = (weights[size - 1] as number) + 1;
  }
  return { ids: ids.subarray(0, size), weights: weights.subarray(0, size), calls };
}

/** Slots of the unit's calls with text, one for each distinct text. */
export function distinctTexts(unit: Unit): readonly number[] {
  const seen = new Set<number>([0]);
  return unit.slots.filter((slot) => {
    const payload = columnOf(unit.account, slot, 'payload');
    if (seen.has(payload)) return false;
    seen.add(payload);
    return true;
  });
}
