import { SAMPLE_CALLS } from '../account.js';
import type { Column } from '../call-columns.js';
import { columnOf, type SparseVector, type Unit } from '../unit.js';
import { countValues } from './count-values.js';

/** Share of the unit's calls by value of a column. Absent values (0) are kept: "no system prompt" is a habit too. */
export function describeColumn(unit: Unit, column: Column): SparseVector {
  return describeValues(unit, (slot) => columnOf(unit.account, slot, column));
}

/** Room that is used again and again. */
const values = new Uint32Array(SAMPLE_CALLS);

/** Share of the unit's calls by value; null leaves a call out. */
export function describeValues(unit: Unit, read: (slot: number) => number | null): SparseVector {
  let calls = 0;
  for (const slot of unit.slots) {
    const value = read(slot);
    if (value !== null) values[calls++] = value;
  }
  return countValues(values.subarray(0, calls), calls, calls);
}

/** Calls by power of two of a length or count: 1, 2–3, 4–7, … A call without text (0) has nothing to say. */
export function describeMagnitude(unit: Unit, column: Column): SparseVector {
  return describeValues(unit, (slot) => 32 - Math.clz32(columnOf(unit.account, slot, column)) || null);
}

const NOTHING: SparseVector = { ids: new Uint32Array(0), weights: new Float64Array(0), calls: 0 };

/** One value for the whole account, known from registration or not at all. */
export function describeText(text: string | null | undefined, hash: (text: string) => number): SparseVector {
  return text ? { ids: Uint32Array.of(hash(text)), weights: Float64Array.of(1), calls: 1 } : NOTHING;
}
