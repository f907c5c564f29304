import { type AccountDigest, type Digest, SAMPLE_CALLS } from './account.js';
import type { Column } from './call-columns.js';
import { joinRegistration, type Registration, type RegistrationRow } from './registration.js';
import { columnOfCall, featuresOfCall } from './sampled-call.js';
import { NO_WORDINGS, type Wordings, wordingsOf } from './wordings.js';

/**
 * What is compared: an account, or a slice of it (its calls under one system prompt). A mixed account can so belong to a group
 * with part of its calls, and to two groups with two parts.
 */
export interface Unit {
  readonly account: AccountDigest;
  readonly registration: RegistrationRow | null;
  /** Of the system prompts of the whole log. */
  readonly wordings: Wordings;
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

/** The units of all accounts of a log. */
export function unitsOfLog(digest: Pick<Digest, 'accounts' | 'labels'>, registration: Registration | null): readonly Unit[] {
  const wordings = wordingsOf(digest);
  return [...digest.accounts.values()].flatMap((account) => unitsOf(account, joinRegistration(registration, account), wordings));
}

/** Cuts an account into units by system prompt. Calls of rarer prompts stay together as a rest. */
export function unitsOf(
  account: AccountDigest,
  registration: RegistrationRow | null,
  wordings: Wordings = NO_WORDINGS,
): readonly Unit[] {
  const { sample } = account;
  if (isOfOneSystem(account)) {
    return sample.size < MIN_UNIT_CALLS
      ? []
      : [{ account, registration, wordings, slots: ALL_SLOTS[sample.size] as readonly number[], share: 1 }];
  }
  const bySystem = new Map<number, number[]>();
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
    .map((slots) => ({ account, registration, wordings, slots, share: slots.length / sample.size }));
}

/** The slots of a whole sample, by its size: most accounts are one unit, and share the list. */
const ALL_SLOTS = Array.from({ length: SAMPLE_CALLS + 1 }, (_, size) => [...Array(size).keys()]);

function isOfOneSystem(account: AccountDigest): boolean {
  for (let slot = 1; slot < account.sample.size; slot++)
    if (columnOf(account, slot, 'system') !== columnOf(account, 0, 'system')) return false;
  return true;
}

export function columnOf(account: AccountDigest, slot: number, column: Column): number {
  return columnOfCall(account.sample, slot, column);
}

/** The wording that the call's system prompt belongs to, be it the prompt itself; 0 for none. */
export function wordingOf({ account, wordings }: Unit, slot: number): number {
  const system = columnOf(account, slot, 'system');
  return wordings.get(system) ?? system;
}

/** Content features of one sampled call: ascending, zeros cut off. */
export function featuresOf(account: AccountDigest, slot: number): Uint32Array {
  return featuresOfCall(account.sample, slot);
}

/** The given slots by conversation, in order of each one's first slot; a call that names none is one of its own. */
export function conversationsOf({ account }: Unit, slots: readonly number[]): readonly (readonly number[])[] {
  const known = new Map<number, number[]>();
  const conversations: number[][] = [];
  for (const slot of slots) {
    const conversation = columnOf(account, slot, 'conversation');
    const others = conversation === 0 ? undefined : known.get(conversation);
    if (others !== undefined) {
      others.push(slot);
      continue;
    }
    const begun = [slot];
    conversations.push(begun);
    if (conversation !== 0) known.set(conversation, begun);
  }
  return conversations;
}

/**
 * Two random halves of a unit, what two shares of one queue look like: its conversations in order of their hashes, each to the half
 * that holds fewer calls. A unit with one conversation is split by its calls.
 */
export function halvesOf(unit: Unit): readonly [Unit, Unit] {
  const conversations = conversationsOf(unit, unit.slots);
  const shares = conversations.length > 1 ? conversations : unit.slots.map((slot) => [slot]);
  const left: number[] = [];
  const right: number[] = [];
  for (const slots of shares) (left.length <= right.length ? left : right).push(...slots);
  return [
    { ...unit, slots: left.sort((a, b) => a - b) },
    { ...unit, slots: right.sort((a, b) => a - b) },
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
