import { hashIdentity } from '../account/hash.js';
import { InputError } from '../errors.js';
import type { Row } from '../record/format.js';
import { diagnoseDepth } from '../source/diagnose.js';

/** Chosen: what a machine with 8 GB can give. Rows without text take 0.2 kB, so that these are 20 million; prompts take their length. */
const MOST_BYTES = 4 * 1024 * 1024 * 1024;
/** A row larger than this has a block of its own. */
const BLOCK_BYTES = 16 * 1024 * 1024;
/**
 * Words of a row: block, offset, bytes of the key, bytes of the fields, kind, and the number of the next row in its chain plus one; of a
 * row that stands in no chain, the number of its stand-in plus one above STANDS_BEHIND.
 */
const WORDS = 6;
const STANDS_BEHIND = 0x80000000;

/** A row that completes calls of a format, cut to the fields they need. */
export interface PartnerRow {
  readonly format: string;
  /** Number of the kind within the format's `partners`. */
  readonly kind: number;
  readonly key: string;
  readonly fields: Row;
  /** Of such rows with one key only the first is found, and the first that differs from it. */
  readonly isSole?: boolean;
}

/**
 * Partner rows as text in memory that all threads share: as objects they took 0.7 kB each, once more in every thread (measured: 500,000
 * Langfuse traces). Rows are numbered in the order in which they came.
 */
export interface PartnerTable {
  readonly blocks: readonly SharedArrayBuffer[];
  readonly words: Uint32Array<SharedArrayBuffer>;
  /** By hash of format and key: number of the first row of a chain plus one, 0 for none. A power of two of them. */
  readonly heads: Uint32Array<SharedArrayBuffer>;
  readonly size: number;
  /** Format and number of each kind, by the kind's number in the rows. */
  readonly kinds: readonly PartnerKind[];
}

type PartnerKind = Pick<PartnerRow, 'format' | 'kind'>;

export interface PartnerTableBuilder {
  /** @returns false for a row that is nested too deeply to be written out */
  add(row: PartnerRow): boolean;
  /** Ends the building. */
  finish(): PartnerTable;
}

/** @throws {InputError} E_JOIN_TOO_LARGE, from `add`, when the rows do not fit into the limit */
export function createPartnerTable(mostBytes = MOST_BYTES): PartnerTableBuilder {
  const blocks: SharedArrayBuffer[] = [];
  const kinds: PartnerKind[] = [];
  /** By the kind's number in the rows. */
  const soles: boolean[] = [];
  const hashes: number[] = [];
  let block: Buffer = Buffer.alloc(0);
  let used = 0;
  let held = 0;
  let words = new Uint32Array(WORDS * 1024);
  const claim = (bytes: number): number => {
    if (used + bytes > block.length) {
      held += Math.max(BLOCK_BYTES, bytes);
      if (held > mostBytes) throw tooLarge(mostBytes);
      blocks.push(new SharedArrayBuffer(Math.max(BLOCK_BYTES, bytes)));
      block = Buffer.from(blocks.at(-1) as SharedArrayBuffer);
      used = 0;
    }
    used += bytes;
    return used - bytes;
  };
  return {
    add({ format, kind, key, fields, isSole = false }) {
      const text = shallowJson(fields);
      if (text === null) return false;
      const name = nameOf(format, key);
      const [nameBytes, textBytes] = [Buffer.byteLength(name), Buffer.byteLength(text)];
      const offset = claim(nameBytes + textBytes);
      block.write(name, offset);
      block.write(text, offset + nameBytes);
      let kindNumber = kinds.findIndex((each) => each.format === format && each.kind === kind);
      if (kindNumber < 0) kindNumber = kinds.push({ format, kind }) - 1;
      soles[kindNumber] = isSole;
      const at = hashes.length * WORDS;
      if (at === words.length) words = grown(words);
      words.set([blocks.length - 1, offset, nameBytes, textBytes, kindNumber], at);
      hashes.push(hashIdentity(name));
      return true;
    },
    finish() {
      const shared = new Uint32Array(new SharedArrayBuffer(hashes.length * WORDS * 4));
      shared.set(words.subarray(0, shared.length));
      return { blocks, words: shared, heads: chain(hashes, { blocks, words: shared }, soles), size: hashes.length, kinds };
    },
  };
}

/** Numbers of the rows of a format with a key, in the order in which they came. */
export function findPartners({ blocks, words, heads }: PartnerTable, format: string, key: string): readonly number[] {
  const name = nameOf(format, key);
  const found: number[] = [];
  for (let next = heads[hashIdentity(name) % heads.length] as number; next !== 0; ) {
    if (nameBytes({ blocks, words }, next - 1).toString() === name) found.push(next - 1);
    next = words[(next - 1) * WORDS + 5] as number;
  }
  return found;
}

type HeldRows = Pick<PartnerTable, 'blocks' | 'words'>;

function nameBytes({ blocks, words }: HeldRows, number: number): Buffer {
  const at = number * WORDS;
  return Buffer.from(blocks[words[at] as number] as SharedArrayBuffer, words[at + 1], words[at + 2]);
}

function fieldBytes({ blocks, words }: HeldRows, number: number): Buffer {
  const at = number * WORDS;
  const offset = (words[at + 1] as number) + (words[at + 2] as number);
  return Buffer.from(blocks[words[at] as number] as SharedArrayBuffer, offset, words[at + 3]);
}

/** The fields of a row, made anew each time. */
export function partnerFields(table: PartnerTable, number: number): Row {
  return JSON.parse(fieldBytes(table, number).toString()) as Row;
}

/** The row that is found in place of this one: itself, but where calls have one of its kind and two were found with its key. */
export function standInOf({ words }: PartnerTable, number: number): number {
  const next = words[number * WORDS + 5] as number;
  return next < STANDS_BEHIND ? number : next - STANDS_BEHIND - 1;
}

export function partnerKind({ words, kinds }: PartnerTable, number: number): PartnerKind {
  return kinds[words[number * WORDS + 4] as number] as PartnerKind;
}

function tooLarge(mostBytes: number): InputError {
  const message =
    `expected at most ${mostBytes} bytes of rows that complete calls (traces, requests, gateway logs, later parts), got more; ` +
    'cut the logs by time, make a digest of each part with its own --join, and analyse the digests together';
  return new InputError('E_JOIN_TOO_LARGE', message);
}

/** As JSON text, which escapes half characters: nothing is lost in UTF-8. */
function nameOf(format: string, key: string): string {
  return JSON.stringify([format, key]);
}

/** Null for what is nested deeper than rows of calls may be. */
function shallowJson(fields: Row): string | null {
  try {
    const text = JSON.stringify(fields);
    return diagnoseDepth(text) === null ? text : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Links the rows of one head, in the order in which they came. Batches use the ids of their requests again: a call would be given the rows
 * of all of them, to find that they differ.
 */
function chain(hashes: readonly number[], rows: HeldRows, soles: readonly boolean[]): Uint32Array<SharedArrayBuffer> {
  const { words } = rows;
  let size = 1024;
  while (size < hashes.length * 2) size *= 2;
  const heads = new Uint32Array(new SharedArrayBuffer(size * 4));
  const tails = new Uint32Array(size);
  for (const [number, hash] of hashes.entries()) {
    const head = hash % size;
    const standIn = soles[words[number * WORDS + 4] as number] ? findStandIn(rows, heads[head] as number, number) : null;
    if (standIn !== null) {
      words[number * WORDS + 5] = STANDS_BEHIND + standIn + 1;
      continue;
    }
    const tail = tails[head] as number;
    if (tail === 0) heads[head] = number + 1;
    else words[(tail - 1) * WORDS + 5] = number + 1;
    tails[head] = number + 1;
  }
  return heads;
}

/** An earlier row of the same kind and key that says the same, or the second of two that differ; null when there is none yet. */
function findStandIn(rows: HeldRows, first: number, number: number): number | null {
  const { words } = rows;
  let others = 0;
  for (let next = first; next !== 0; next = words[(next - 1) * WORDS + 5] as number) {
    const other = next - 1;
    if (words[other * WORDS + 4] !== words[number * WORDS + 4]) continue;
    if (!nameBytes(rows, other).equals(nameBytes(rows, number))) continue;
    if (++others === 2 || fieldBytes(rows, other).equals(fieldBytes(rows, number))) return other;
  }
  return null;
}

function grown(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}
