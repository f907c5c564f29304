import { type CallQuote, type CallSample, QUOTED_CALLS, SAMPLE_CALLS } from './account.js';
import { BYTE_WIDE, blockOf, type CallStore, copyCell, newCell, PIECE_WORD, wideOf, wordOf } from './call-store.js';

/** A sample without calls; those it will hold stand in the store. */
export function emptySample(store: CallStore): CallSample {
  return { store, size: 0, hashes: [], cells: [], quotes: [], largest: -1 };
}

/**
 * Makes room for a call with this hash.
 * @returns the slot whose cell is to be written, or -1 when the call does not belong to the k smallest or is there already
 */
export function claimSlot(sample: CallSample, hash: number): number {
  const slot = placeHash(sample, hash);
  if (slot === sample.cells.length) sample.cells.push(newCell(sample.store));
  return slot;
}

function placeHash(sample: CallSample, hash: number): number {
  const { hashes, size } = sample;
  if (size === SAMPLE_CALLS && hash >= (hashes[sample.largest] as number)) return -1;
  for (let slot = 0; slot < size; slot++) if (hashes[slot] === hash) return -1;
  const slot = size === SAMPLE_CALLS ? sample.largest : sample.size++;
  if (slot === hashes.length) hashes.push(hash);
  else hashes[slot] = hash;
  if (sample.size === SAMPLE_CALLS) sample.largest = slotOfLargest(hashes);
  return slot;
}

function slotOfLargest(hashes: readonly number[]): number {
  let largest = 0;
  for (let slot = 1; slot < hashes.length; slot++) if ((hashes[slot] as number) > (hashes[largest] as number)) largest = slot;
  return largest;
}

/**
 * True when the call is (so far) among those whose excerpt is kept. Ranks only ever rise, so an excerpt never has to come back. The hashes
 * were just looked at; the excerpts with theirs stand elsewhere in memory, and asking these took three times as long (measured).
 */
export function isQuoted({ hashes, size }: CallSample, hash: number): boolean {
  let smaller = 0;
  for (let slot = 0; slot < size; slot++) if ((hashes[slot] as number) < hash && ++smaller >= QUOTED_CALLS) return false;
  return true;
}

/** Keeps the excerpt of a quoted call, and drops that of the call it pushes out of the quoted ones. */
export function quoteCall({ quotes }: CallSample, hash: number, excerpt: string): void {
  let at = quotes.length === QUOTED_CALLS ? QUOTED_CALLS - 1 : quotes.length;
  for (; at > 0 && (quotes[at - 1] as CallQuote).hash > hash; at--) quotes[at] = quotes[at - 1] as CallQuote;
  quotes[at] = { hash, excerpt };
}

/** Merges the calls of `from`; the result does not depend on the order of merging. Calls of the same store are not copied. */
export function mergeSamples(into: CallSample, from: CallSample): void {
  for (let slot = 0; slot < from.size; slot++) {
    const target = placeHash(into, from.hashes[slot] as number);
    if (target >= 0) putCall(from, slot, into, target);
    else keepEarlierPlace(into, from, slot);
  }
  for (const { hash, excerpt } of from.quotes) {
    if (isQuoted(into, hash) && into.quotes.every((quote) => quote.hash !== hash)) quoteCall(into, hash, excerpt);
  }
}

function putCall(from: CallSample, slot: number, into: CallSample, target: number): void {
  const cell = from.cells[slot] as number;
  if (from.store === into.store) {
    into.cells[target] = cell;
    return;
  }
  if (target === into.cells.length) into.cells.push(newCell(into.store));
  copyCell(from.store, cell, into.store, into.cells[target] as number);
}

/** The same call seen twice (a duplicate over a piece border): the first place wins, whichever came first here. */
function keepEarlierPlace(into: CallSample, from: CallSample, slot: number): void {
  const hash = from.hashes[slot] as number;
  const target = into.hashes.indexOf(hash);
  if (target < 0 || !isEarlier(from, slot, into, target)) return;
  putCall(from, slot, into, target);
  const quoted = into.quotes.findIndex((quote) => quote.hash === hash);
  const quote = from.quotes.find((each) => each.hash === hash);
  if (quoted >= 0 && quote !== undefined) into.quotes[quoted] = quote;
}

function isEarlier(left: CallSample, leftSlot: number, right: CallSample, rightSlot: number): boolean {
  const pieces = wordAt(left, leftSlot, PIECE_WORD) - wordAt(right, rightSlot, PIECE_WORD);
  return pieces < 0 || (pieces === 0 && wideAt(left, leftSlot, BYTE_WIDE) < wideAt(right, rightSlot, BYTE_WIDE));
}

/** Sorts by hash: the form that is written and analysed. The calls stay where they are, and what is in order already stays as it is. */
export function sealSample(sample: CallSample): CallSample {
  const { store, size, hashes, cells, quotes } = sample;
  if (isInOrder(sample)) return sample;
  const order = slotsInOrder(hashes, size);
  const sealed = { ...emptySample(store), size, quotes: [...quotes] };
  for (let target = 0; target < size; target++) {
    sealed.hashes.push(hashes[order[target] as number] as number);
    sealed.cells.push(cells[order[target] as number] as number);
  }
  if (size === SAMPLE_CALLS) sealed.largest = size - 1;
  return sealed;
}

function isInOrder({ size, hashes, largest }: CallSample): boolean {
  for (let slot = 1; slot < size; slot++) if ((hashes[slot] as number) < (hashes[slot - 1] as number)) return false;
  return largest === (size === SAMPLE_CALLS ? size - 1 : -1);
}

const inOrder = new Uint8Array(SAMPLE_CALLS);

/** Slots in ascending order of their hash, by insertion: they are few, and often in order already. The result is reused. */
function slotsInOrder(hashes: readonly number[], size: number): Uint8Array {
  for (let slot = 0; slot < size; slot++) {
    const value = hashes[slot] as number;
    let at = slot;
    for (; at > 0 && (hashes[inOrder[at - 1] as number] as number) > value; at--) inOrder[at] = inOrder[at - 1] as number;
    inOrder[at] = slot;
  }
  return inOrder;
}

/** A 32-bit word of a sampled call. */
export function wordAt({ store, cells }: CallSample, slot: number, word: number): number {
  const cell = cells[slot] as number;
  return blockOf(store, cell).words[wordOf(cell) + word] as number;
}

/** A double of a sampled call. */
export function wideAt({ store, cells }: CallSample, slot: number, wide: number): number {
  const cell = cells[slot] as number;
  return blockOf(store, cell).wide[wideOf(cell) + wide] as number;
}
