import { type CallSample, COLUMN_COUNT, FEATURE_SLOTS, QUOTED_CALLS, SAMPLE_CALLS } from './account.js';

const FIRST_CAPACITY = 4;
/** Bytes of one slot in each of the widths that the arrays of a sample have. */
const WIDE_BYTES = 8;
const NARROW_BYTES = 4;
/** hash, atMs, byte. */
const WIDE_ARRAYS = 3;
/** source, piece, line, length. */
const NARROW_ARRAYS = 4;

/** Bytes that one call takes in the arrays of a sample. */
export const SLOT_BYTES = WIDE_ARRAYS * WIDE_BYTES + (NARROW_ARRAYS + COLUMN_COUNT + FEATURE_SLOTS) * NARROW_BYTES;

/**
 * A sample without calls. Its arrays are views of one buffer: there is a sample for each account, and a buffer for each array would
 * cost more than what is in it.
 */
export function emptySample(capacity = 0): CallSample {
  const buffer = new ArrayBuffer(capacity * SLOT_BYTES);
  let at = 0;
  const wide = (): Float64Array => {
    at += capacity * WIDE_BYTES;
    return new Float64Array(buffer, at - capacity * WIDE_BYTES, capacity);
  };
  const narrow = (width: number): Uint32Array => {
    at += capacity * width * NARROW_BYTES;
    return new Uint32Array(buffer, at - capacity * width * NARROW_BYTES, capacity * width);
  };
  return {
    size: 0,
    hash: wide(),
    atMs: wide(),
    byte: wide(),
    source: narrow(1),
    piece: narrow(1),
    line: narrow(1),
    length: narrow(1),
    columns: narrow(COLUMN_COUNT),
    features: narrow(FEATURE_SLOTS),
    excerpts: [],
  };
}

/**
 * Makes room for a call with this hash.
 * @returns the slot to write, or -1 when the call does not belong to the k smallest or is there already
 */
export function claimSlot(sample: CallSample, hash: number): number {
  const { size, hash: hashes } = sample;
  let largest = -1;
  let largestHash = -1;
  for (let slot = 0; slot < size; slot++) {
    const other = hashes[slot] as number;
    if (other === hash) return -1;
    if (other > largestHash) {
      largestHash = other;
      largest = slot;
    }
  }
  if (size < SAMPLE_CALLS) {
    if (size === hashes.length) growTo(sample, largerCapacity(size));
    largest = sample.size++;
  } else if (hash >= largestHash) return -1;
  sample.hash[largest] = hash;
  sample.excerpts[largest] = null;
  return largest;
}

/** True when the call is (so far) among those whose excerpt is kept. Ranks only ever rise, so an excerpt never has to come back. */
export function isQuoted(sample: CallSample, hash: number): boolean {
  let smaller = 0;
  for (let slot = 0; slot < sample.size; slot++)
    if ((sample.hash[slot] as number) < hash && ++smaller >= QUOTED_CALLS) return false;
  return true;
}

/** Keeps the excerpt of a quoted call, and drops that of the call it pushes out of the quoted ones. */
export function quoteCall(sample: CallSample, slot: number, excerpt: string): void {
  sample.excerpts[slot] = excerpt;
  let quoted = 0;
  let largest = slot;
  for (let other = 0; other < sample.size; other++) {
    if (sample.excerpts[other] === null) continue;
    quoted++;
    if ((sample.hash[other] as number) > (sample.hash[largest] as number)) largest = other;
  }
  if (quoted > QUOTED_CALLS) sample.excerpts[largest] = null;
}

/** Merges the calls of `from`; the result does not depend on the order of merging. */
export function mergeSamples(into: CallSample, from: CallSample): void {
  const most = Math.min(SAMPLE_CALLS, into.size + from.size);
  if (most > into.hash.length) growTo(into, most);
  for (let slot = 0; slot < from.size; slot++) {
    const target = claimSlot(into, from.hash[slot] as number);
    if (target >= 0) copySlot(from, slot, into, target);
    else keepEarlierPlace(into, from, slot);
  }
}

/** Sorts by hash, cuts to size and drops excerpts beyond the quoted calls: the form that is written and analysed. */
export function sealSample(sample: CallSample): CallSample {
  const sealed = emptySample(sample.size);
  sealInto(sample, sealed);
  return sealed;
}

/** As sealSample, into the first slots of a sample that has room for them; what it held is overwritten. */
export function sealInto(sample: CallSample, sealed: CallSample): void {
  const order = slotsInOrder(sample);
  sealed.size = sample.size;
  for (let target = 0; target < sample.size; target++) {
    const slot = order[target] as number;
    sealed.hash[target] = sample.hash[slot] as number;
    copySlot(sample, slot, sealed, target);
    if (target >= QUOTED_CALLS) sealed.excerpts[target] = null;
  }
}

const inOrder = new Uint8Array(SAMPLE_CALLS);

/** Slots in ascending order of their hash, by insertion: they are few, and often in order already. The result is reused. */
function slotsInOrder({ size, hash }: CallSample): Uint8Array {
  for (let slot = 0; slot < size; slot++) {
    const value = hash[slot] as number;
    let at = slot;
    for (; at > 0 && (hash[inOrder[at - 1] as number] as number) > value; at--) inOrder[at] = inOrder[at - 1] as number;
    inOrder[at] = slot;
  }
  return inOrder;
}

function copySlot(from: CallSample, slot: number, into: CallSample, target: number): void {
  into.atMs[target] = from.atMs[slot] as number;
  copyPlace(from, slot, into, target);
  copyWords(from.columns, slot * COLUMN_COUNT, into.columns, target * COLUMN_COUNT, COLUMN_COUNT);
  copyWords(from.features, slot * FEATURE_SLOTS, into.features, target * FEATURE_SLOTS, FEATURE_SLOTS);
  into.excerpts[target] = from.excerpts[slot] ?? null;
}

function copyPlace(from: CallSample, slot: number, into: CallSample, target: number): void {
  into.source[target] = from.source[slot] as number;
  into.piece[target] = from.piece[slot] as number;
  into.line[target] = from.line[slot] as number;
  into.byte[target] = from.byte[slot] as number;
  into.length[target] = from.length[slot] as number;
}

/** Word by word: making a view of so few costs more than copying them. */
function copyWords(from: Uint32Array, at: number, into: Uint32Array, target: number, count: number): void {
  for (let i = 0; i < count; i++) into[target + i] = from[at + i] as number;
}

/** The same call seen twice (a duplicate over a piece border): the first place wins, whichever came first here. */
function keepEarlierPlace(into: CallSample, from: CallSample, slot: number): void {
  const target = into.hash.subarray(0, into.size).indexOf(from.hash[slot] as number);
  if (target < 0) return;
  const pieces = (from.piece[slot] as number) - (into.piece[target] as number);
  if (pieces < 0 || (pieces === 0 && (from.byte[slot] as number) < (into.byte[target] as number)))
    copySlot(from, slot, into, target);
}

/** Half as much again, in steps of four: most accounts never fill their sample, and empty slots are what memory goes to. */
function largerCapacity(capacity: number): number {
  return Math.min(SAMPLE_CALLS, capacity + Math.max(FIRST_CAPACITY, (capacity >> 3) << 2));
}

/** Array by array: a list of their names would look up each one anew. */
function growTo(sample: CallSample, capacity: number): void {
  const larger = emptySample(capacity);
  larger.hash.set(sample.hash);
  larger.atMs.set(sample.atMs);
  larger.byte.set(sample.byte);
  larger.source.set(sample.source);
  larger.piece.set(sample.piece);
  larger.line.set(sample.line);
  larger.length.set(sample.length);
  larger.columns.set(sample.columns);
  larger.features.set(sample.features);
  const { size, excerpts } = sample;
  Object.assign(sample, larger, { size, excerpts });
}
