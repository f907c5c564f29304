import type { SparseVector, Unit } from '../unit.js';

/** Steps of a doubling: 9 % each. A dispatcher that deals 60 tasks an account at random spreads them by 13 %. */
const STEPS_PER_DOUBLING = 8;

const NOTHING: SparseVector = { ids: new Uint32Array(0), weights: new Float64Array(0), calls: 0 };

/** A number of calls or conversations as a step of the logarithmic scale, with half of its weight spread over the steps beside it. */
export function describeVolume({ slots }: Unit, count: number): SparseVector {
  if (count === 0) return NOTHING;
  const step = 1 + Math.round(STEPS_PER_DOUBLING * Math.log2(Math.max(1, count)));
  return { ids: Uint32Array.of(step - 1, step, step + 1), weights: Float64Array.of(0.25, 0.5, 0.25), calls: slots.length };
}

/** Calls with text of the account that fall to the unit. */
export function callsOf({ account, share }: Unit): number {
  return account.callsWithText * share;
}
