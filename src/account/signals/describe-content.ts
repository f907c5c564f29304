import { columnOf, featuresOf, type SparseVector, toSparseVector, type Unit } from '../unit.js';

/**
 * Content features of the unit's distinct texts. The same text sent twice counts once: repeating oneself is not resembling others.
 * Weights are plain counts here (calls that hold the feature); the population turns them into TF-IDF, see link/population.ts.
 */
export function describeContent(unit: Unit): SparseVector {
  const counts = new Map<number, number>();
  let calls = 0;
  for (const slot of distinctTexts(unit)) {
    for (const feature of featuresOf(unit.account, slot)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    calls++;
  }
  return toSparseVector(counts, calls);
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
