import type { AccountDigest, Column } from './account.js';
import type { RegistrationRow } from './registration.js';
import { columnOfCall, featuresOfCall } from './sampled-call.js';

/**
 * What is compared: an account, or a slice of it (its calls under one system prompt). A mixed account can so belong to a group
 * with part of its calls, and to two groups with two parts.
 */
export interface Unit {
  readonly account: AccountDigest;
  readonly registration: RegistrationRow | null;
  /** Slots of the account's call sample that belong to this unit, ascending. */
  readonly slots: readonly number[];
  /** Part of the account's sampled calls, 0…1. */
  readonly share: number;
}

/** Sparse description of a unit under one signal: ids ascending, one weight each. */
export interface SparseVector {
  readonly ids: Uint32Array;
  readonly weights: Float64Array;
  /** Calls that had something to say. */
  readonly calls: number;
}

/** Fewest sampled calls of an account or slice that can be compared: below, halves of one account hardly resemble each other. */
export const MIN_UNIT_CALLS = 6;
/** A system prompt makes a slice of its own when it stands in this share of the account's sampled calls… */
const MIN_SLICE_SHARE = 0.15;

/** Cuts an account into units by system prompt. Calls of rarer prompts stay together as a rest. */
export function unitsOf(account: AccountDigest, registration: RegistrationRow | null): readonly Unit[] {
  const bySystem = new Map<number, number[]>();
  const { sample } = account;
  for (let slot = 0; slot < sample.size; slot++) {
    const system = columnOf(account, slot, 'system');
    const slots = bySystem.get(system);
    if (slots) slots.push(slot);
    else bySystem.set(system, [slot]);
  }
  const least = Math.max(MIN_UNIT_CALLS, MIN_SLICE_SHARE * sample.size);
  const slices = [...bySystem.values()].filter((slots) => slots.length >= least);
  const own = new Set(slices.flat());
  const rest = Array.from({ length: sample.size }, (_, slot) => slot).filter((slot) => !own.has(slot));
  return [...slices, rest]
    .filter((slots) => slots.length >= MIN_UNIT_CALLS)
    .map((slots) => ({ account, registration, slots, share: slots.length / sample.size }));
}

export function columnOf(account: AccountDigest, slot: number, column: Column): number {
  return columnOfCall(account.sample, slot, column);
}

/** Content features of one sampled call: ascending, zeros cut off. */
export function featuresOf(account: AccountDigest, slot: number): Uint32Array {
  return featuresOfCall(account.sample, slot);
}

/** Two random halves of a unit: its calls in order of their hash, every second one. What two shares of one queue look like. */
export function halvesOf(unit: Unit): readonly [Unit, Unit] {
  return [
    { ...unit, slots: unit.slots.filter((_, index) => index % 2 === 0) },
    { ...unit, slots: unit.slots.filter((_, index) => index % 2 === 1) },
  ];
}

/** Collects weights by id into a sparse vector. */
export function toSparseVector(weights: ReadonlyMap<number, number>, calls: number): SparseVector {
  const ids = new Uint32Array(weights.size);
  let size = 0;
  for (const id of weights.keys()) ids[size++] = id;
  ids.sort();
  const sorted = new Float64Array(size);
  for (let i = 0; i < size; i++) sorted[i] = weights.get(ids[i] as number) as number;
  return { ids, weights: sorted, calls };
}
