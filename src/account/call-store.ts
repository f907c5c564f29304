import { COLUMN_COUNT, FEATURE_SLOTS } from './call-columns.js';

/** Calls in one block: small enough that a short log takes little, large enough that a block costs nothing beside its calls. */
const BLOCK_CALLS = 256;
const BLOCK_SHIFT = 8;
const WIDE_NUMBERS = 2;

/** 32-bit words of a call in its block: time and byte (two words each), place, columns, features. */
export const SOURCE_WORD = 2 * WIDE_NUMBERS;
export const PIECE_WORD = SOURCE_WORD + 1;
export const LINE_WORD = SOURCE_WORD + 2;
export const LENGTH_WORD = SOURCE_WORD + 3;
export const COLUMN_WORD = SOURCE_WORD + 4;
export const FEATURE_WORD = COLUMN_WORD + COLUMN_COUNT;
/** Even, so that the doubles of the next call begin at a whole one. */
export const CALL_WORDS = 2 * Math.ceil((FEATURE_WORD + FEATURE_SLOTS) / 2);
/** 64-bit numbers of a call, counted in those. */
export const TIME_WIDE = 0;
export const BYTE_WIDE = 1;
const CALL_WIDES = CALL_WORDS / 2;

/** Some calls side by side, seen as words and as doubles. */
export interface CallBlock {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly wide: Float64Array<ArrayBuffer>;
}

/**
 * What is kept of the sampled calls of all accounts, in blocks: arrays of its own for each account would cost more than what is in
 * them, and blocks can be handed from thread to thread without a copy. A call is known by its cell, counted over the blocks.
 */
export interface CallStore {
  readonly blocks: CallBlock[];
  cells: number;
}

export function createCallStore(): CallStore {
  return { blocks: [], cells: 0 };
}

export function toCallBlock(buffer: ArrayBuffer): CallBlock {
  return { words: new Uint32Array(buffer), wide: new Float64Array(buffer) };
}

/** A cell that nothing was written to. */
export function newCell(store: CallStore): number {
  const cell = store.cells++;
  if (cell >> BLOCK_SHIFT === store.blocks.length) store.blocks.push(toCallBlock(new ArrayBuffer(BLOCK_CALLS * CALL_WORDS * 4)));
  return cell;
}

/** Takes over the blocks of another store. @returns what is added to its cells to find them here */
export function adoptBlocks(store: CallStore, blocks: readonly CallBlock[]): number {
  const offset = store.blocks.length * BLOCK_CALLS;
  for (const block of blocks) store.blocks.push(block);
  store.cells = store.blocks.length * BLOCK_CALLS;
  return offset;
}

export function blockOf(store: CallStore, cell: number): CallBlock {
  return store.blocks[cell >> BLOCK_SHIFT] as CallBlock;
}

/** Where the words of a call begin in its block. */
export function wordOf(cell: number): number {
  return (cell & (BLOCK_CALLS - 1)) * CALL_WORDS;
}

/** Where its doubles begin. */
export function wideOf(cell: number): number {
  return (cell & (BLOCK_CALLS - 1)) * CALL_WIDES;
}

/** Word by word: a view of so few costs more than copying them. */
export function copyCell(from: CallStore, cell: number, into: CallStore, target: number): void {
  const source = blockOf(from, cell).words;
  const sourceAt = wordOf(cell);
  const copy = blockOf(into, target).words;
  const copyAt = wordOf(target);
  for (let i = 0; i < CALL_WORDS; i++) copy[copyAt + i] = source[sourceAt + i] as number;
}
