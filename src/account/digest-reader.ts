import type { AccountDigest, CallSample, Digest } from './account.js';
import { QUOTED_CALLS, SAMPLE_CALLS } from './account.js';
import { type ByteReader, createByteReader } from './byte-writer.js';
import { COLUMN_COUNT, FEATURE_SLOTS } from './call-columns.js';
import { emptySample } from './call-sample.js';
import { BYTE_WIDE, blockOf, CALL_WORDS, type CallStore, newCell, SOURCE_WORD, TIME_WIDE, wideOf, wordOf } from './call-store.js';
import { emptyHours, type HourCounts } from './hour-counts.js';
import { NO_SIGNATURES, type SignatureSketch, SKETCHED_SIGNATURES } from './signature-sketch.js';
import { TEXT_RULES_VERSION } from './text-rules/index.js';

/** Version of the binary layout; the columns and slots are part of it. */
export const DIGEST_VERSION = 4;

/** An encoded digest that is read account by account. */
export interface DigestReader extends Omit<Digest, 'accounts' | 'store'> {
  /** The next account, in code-unit order of the keys; null after the last. Its calls stand in the store. */
  next(): AccountDigest | null;
}

/** Reads one call, and says in which cell of the store it stands. */
type ReadCell = (from: ByteReader, store: CallStore) => number;

/** @throws {RangeError} when the bytes are cut or of another layout */
export function openDigest(bytes: Uint8Array, store: CallStore, readCell: ReadCell = readCall): DigestReader {
  const from = createByteReader(bytes);
  if (from.u32() !== DIGEST_VERSION || from.u32() !== COLUMN_COUNT || from.u32() !== FEATURE_SLOTS)
    throw new RangeError('digest of another layout');
  if (from.u32() !== TEXT_RULES_VERSION) throw new RangeError('digest whose calls were read by other text rules');
  const unattributed = { calls: from.f64(), inputTokens: from.f64(), outputTokens: from.f64() };
  const losses = new Map<string, number>();
  for (let left = from.u32(); left > 0; left--) losses.set(from.text(), from.f64());
  const labels = new Map<number, string>();
  for (let left = from.u32(); left > 0; left--) labels.set(from.u32(), from.text());
  let left = from.u32();
  return { unattributed, losses, labels, next: () => (left-- > 0 ? readAccount(from, store, readCell) : null) };
}

function readAccount(from: ByteReader, store: CallStore, readCell: ReadCell): AccountDigest {
  return {
    account: from.text(),
    calls: from.f64(),
    errors: from.f64(),
    cacheHits: from.f64(),
    callsWithText: from.f64(),
    callsWithTime: from.f64(),
    inputTokens: from.f64(),
    outputTokens: from.f64(),
    firstMs: statedOr(Number.POSITIVE_INFINITY, from.f64()),
    lastMs: statedOr(Number.NEGATIVE_INFINITY, from.f64()),
    hours: readHours(from),
    sample: readSample(from, store, readCell),
    issuedSignatures: readSketch(from),
    usedSignatures: readSketch(from),
  };
}

function readSketch(from: ByteReader): SignatureSketch {
  const size = from.u8();
  if (size > SKETCHED_SIGNATURES) throw new RangeError(`expected at most ${SKETCHED_SIGNATURES} signatures, got ${size}`);
  return size === 0 ? NO_SIGNATURES : Array.from({ length: size }, () => from.f64());
}

function readHours(from: ByteReader): HourCounts {
  const hours = emptyHours();
  for (let left = from.u32(); left > 0; left--) hours.inOrder.push(from.f64(), from.f64());
  return hours;
}

function readSample(from: ByteReader, store: CallStore, readCell: ReadCell): CallSample {
  const size = from.u32();
  if (size > SAMPLE_CALLS) throw new RangeError(`expected at most ${SAMPLE_CALLS} calls of an account, got ${size}`);
  const sample = emptySample(store);
  sample.size = size;
  for (let slot = 0; slot < size; slot++) sample.hashes.push(from.f64());
  for (let slot = 0; slot < size; slot++) sample.cells.push(readCell(from, store));
  if (size === SAMPLE_CALLS) sample.largest = size - 1;
  const quoted = from.u8();
  if (quoted > Math.min(size, QUOTED_CALLS)) throw new RangeError(`expected at most ${QUOTED_CALLS} quoted calls, got ${quoted}`);
  for (let slot = 0; slot < quoted; slot++) sample.quotes.push({ hash: sample.hashes[slot] as number, excerpt: from.text() });
  return sample;
}

function readCall(from: ByteReader, store: CallStore): number {
  const cell = newCell(store);
  const { words, wide } = blockOf(store, cell);
  wide[wideOf(cell) + TIME_WIDE] = from.f64();
  wide[wideOf(cell) + BYTE_WIDE] = from.f64();
  from.words(words, wordOf(cell) + SOURCE_WORD, CALL_WORDS - SOURCE_WORD);
  return cell;
}

/** Not a number: no call has a time. */
function statedOr(none: number, value: number): number {
  return Number.isNaN(value) ? none : value;
}
