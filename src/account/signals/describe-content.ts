import { SAMPLE_CALLS } from '../account.js';
import { FEATURE_SLOTS } from '../call-columns.js';
import { columnOf, featuresOf, type SparseVector, type Unit } from '../unit.js';
import { countValues } from './count-values.js';

/**
 * Content features of the unit's distinct texts. The same text sent twice counts once: repeating oneself is not resembling others.
 * Weights are plain counts here (calls that hold the feature); the population turns them into TF-IDF, see link/population.ts.
 */
export function describeContent(unit: Unit): SparseVector {
  const slots = distinctTexts(unit);
  let size = 0;
  for (const slot of slots) {
    const own = featuresOf(unit.account, slot);
    features.set(own, size);
    size += own.length;
  }
  return countValues(features.subarray(0, size), slots.length);
}

/** Room that is used again and again: a unit has no more features than its account's sample. */
const features = new Uint32Array(SAMPLE_CALLS * FEATURE_SLOTS);

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
