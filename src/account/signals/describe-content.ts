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

/** Slots of the unit's calls with text, one for each distinct text. They are few: looking through them costs less than a set. */
export function distinctTexts({ account, slots }: Unit): readonly number[] {
  const distinct: number[] = [];
  for (const slot of slots) {
    const text = columnOf(account, slot, 'payload');
    if (text === 0 || isSeen(text, distinct.length)) continue;
    seen[distinct.length] = text;
    distinct.push(slot);
  }
  return distinct;
}

const seen = new Uint32Array(SAMPLE_CALLS);

function isSeen(text: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (seen[i] === text) return true;
  return false;
}
