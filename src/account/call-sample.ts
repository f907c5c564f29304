import { COLUMN_COUNT, type CallSample, FEATURE_SLOTS, QUOTED_CALLS, SAMPLE_CALLS } from './account.js';

const FIRST_CAPACITY = 4;

export function emptySample(capacity = FIRST_CAPACITY): CallSample {
  return {
    size: 0,
    hash: new Float64Array(capacity),
    atMs: new Float64Array(capacity),
    source: new Uint32Array(capacity),
    piece: new Uint32Array(capacity),
    line: new Uint32Array(capacity),
    byte: new Float64Array(capacity),
    length: new Uint32Array(capacity),
    columns: new Uint32Array(capacity * COLUMN_COUNT),
    features: new Uint32Array(capacity * FEATURE_SLOTS),
    excerpts: [],
  };
}

/**
 * Makes room for a call with this hash.
 * @returns the slot to write, or -1 when the call does not belong to the k smallest or is there already
 */
export function claimSlot(sample: CallSample, hash: number): number {
  let largest = -1;
  let largestHash = -1;
  for (let slot = 0; slot < sample.size; slot++) {
    const other = sample.hash[slot] as number;
    if (other === hash) return -1;
    if (other > largestHash) {
      largestHash = other;
      largest = slot;
    }
  }
  if (sample.size < SAMPLE_CALLS) {
    if (sample.size === sample.hash.length) grow(sample);
    largest = sample.size++;
  } else if (hash >= largestHash) return -1;
  sample.hash[largest] = hash;
  sample.excerpts[largest] = null;
  return largest;
}

/** True when the call is (so far) among those whose excerpt is kept. Ranks only ever rise, so an excerpt never has to come back. */
export function isQuoted(sample: CallSample, hash: number): boolean {
  let smaller = 0;
  for (let slot = 0; slot < sample.size; slot++) if ((sample.hash[slot] as number) < hash && ++smaller >= QUOTED_CALLS) return false;
  return true;
}

/** Merges the calls of `from`; the result does not depend on the order of merging. */
export function mergeSamples(into: CallSample, from: CallSample): void {
  for (let slot = 0; slot < from.size; slot++) {
    const target = claimSlot(into, from.hash[slot] as number);
    if (target >= 0) copySlot(from, slot, into, target);
    else keepEarlierPlace(into, from, slot);
  }
}

/** Sorts by hash, cuts to size and drops excerpts beyond the quoted calls: the form that is written and analysed. */
export function sealSample(sample: CallSample): CallSample {
  const order = Array.from({ length: sample.size }, (_, slot) => slot);
  order.sort((left, right) => (sample.hash[left] as number) - (sample.hash[right] as number));
  const sealed = emptySample(sample.size);
  for (const slot of order) {
    const target = sealed.size++;
    sealed.hash[target] = sample.hash[slot] as number;
    copySlot(sample, slot, sealed, target);
    if (target >= QUOTED_CALLS) sealed.excerpts[target] = null;
  }
  return sealed;
}

function copySlot(from: CallSample, slot: number, into: CallSample, target: number): void {
  into.atMs[target] = from.atMs[slot] as number;
  copyPlace(from, slot, into, target);
  into.columns.set(from.columns.subarray(slot * COLUMN_COUNT, (slot + 1) * COLUMN_COUNT), target * COLUMN_COUNT);
  into.features.set(from.features.subarray(slot * FEATURE_SLOTS, (slot + 1) * FEATURE_SLOTS), target * FEATURE_SLOTS);
  into.excerpts[target] = from.excerpts[slot] ?? null;
}

function copyPlace(from: CallSample, slot: number, into: CallSample, target: number): void {
  into.source[target] = from.source[slot] as number;
  into.piece[target] = from.piece[slot] as number;
  into.line[target] = from.line[slot] as number;
  into.byte[target] = from.byte[slot] as number;
  into.length[target] = from.length[slot] as number;
}

/** The same call seen twice (a duplicate over a piece border): the first place wins, whichever came first here. */
function keepEarlierPlace(into: CallSample, from: CallSample, slot: number): void {
  const target = into.hash.subarray(0, into.size).indexOf(from.hash[slot] as number);
  if (target < 0) return;
  const pieces = (from.piece[slot] as number) - (into.piece[target] as number);
  if (pieces < 0 || (pieces === 0 && (from.byte[slot] as number) < (into.byte[target] as number))) copySlot(from, slot, into, target);
}

function grow(sample: CallSample): void {
  const capacity = Math.min(SAMPLE_CALLS, sample.hash.length * 2);
  const larger = emptySample(capacity);
  for (const key of ['hash', 'atMs', 'source', 'piece', 'line', 'byte', 'length', 'columns', 'features'] as const) {
    larger[key].set(sample[key] as never);
    sample[key] = larger[key] as never;
  }
}
