import type { Unit } from '../account/unit.js';

/**
 * What the steps after the fold hold at their peak: objects of each unit (its candidates, scores and ties), and arrays for each of
 * its calls (features weighed, lists of holders). Measured on logs of 5,000 to 80,000 accounts with 24 to 64 sampled calls each, rounded
 * up.
 */
const OBJECT_BYTES_PER_UNIT = 3_000;
const ARRAY_BYTES_PER_CALL = 600;

export interface ExpectedMemory {
  readonly objectBytes: number;
  readonly arrayBytes: number;
}

/** What comparing these units is expected to take on top of the digest. */
export function expectMemory(units: readonly Pick<Unit, 'slots'>[]): ExpectedMemory {
  const calls = units.reduce((sum, { slots }) => sum + slots.length, 0);
  return { objectBytes: units.length * OBJECT_BYTES_PER_UNIT, arrayBytes: calls * ARRAY_BYTES_PER_CALL };
}
