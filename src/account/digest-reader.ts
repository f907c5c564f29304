import { type AccountDigest, type CallSample, COLUMN_COUNT, type Digest, FEATURE_SLOTS, SAMPLE_CALLS } from './account.js';
import { type ByteReader, createByteReader } from './byte-writer.js';
import { emptySample } from './call-sample.js';
import { NO_SIGNATURES, type SignatureSketch, SKETCHED_SIGNATURES } from './signature-sketch.js';
import { TEXT_RULES_VERSION } from './text-rules/index.js';

/** Version of the binary layout; the columns and slots are part of it. */
export const DIGEST_VERSION = 2;

export const SAMPLE_ARRAYS = ['hash', 'atMs', 'source', 'piece', 'line', 'byte', 'length', 'columns', 'features'] as const;

/** An encoded digest that is read account by account. */
export interface DigestReader extends Omit<Digest, 'accounts'> {
  /**
   * The next account, in code-unit order of the keys; null after the last.
   * @param sample room for SAMPLE_CALLS calls, which is overwritten; without it the account gets a sample of its own
   */
  next(sample?: CallSample): AccountDigest | null;
}

/** @throws {RangeError} when the bytes are cut or of another layout */
export function openDigest(bytes: Uint8Array): DigestReader {
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
  return { unattributed, losses, labels, next: (sample) => (left-- > 0 ? readAccount(from, sample) : null) };
}

function readAccount(from: ByteReader, sample?: CallSample): AccountDigest {
  return {
    account: from.text(),
    calls: from.f64(),
    errors: from.f64(),
    cacheHits: from.f64(),
    callsWithText: from.f64(),
    callsWithTime: from.f64(),
    inputTokens: from.f64(),
    outputTokens: from.f64(),
    firstMs: nullable(from.f64()),
    lastMs: nullable(from.f64()),
    hours: readHours(from),
    sample: readSample(from, sample),
    issuedSignatures: readSketch(from),
    usedSignatures: readSketch(from),
  };
}

function readSketch(from: ByteReader): SignatureSketch {
  const size = from.u8();
  if (size > SKETCHED_SIGNATURES) throw new RangeError(`expected at most ${SKETCHED_SIGNATURES} signatures, got ${size}`);
  return size === 0 ? NO_SIGNATURES : Array.from({ length: size }, () => from.f64());
}

function readHours(from: ByteReader): Map<number, number> {
  const hours = new Map<number, number>();
  for (let left = from.u32(); left > 0; left--) hours.set(from.f64(), from.f64());
  return hours;
}

function readSample(from: ByteReader, given?: CallSample): CallSample {
  const size = from.u32();
  if (size > SAMPLE_CALLS) throw new RangeError(`expected at most ${SAMPLE_CALLS} calls of an account, got ${size}`);
  const sample = given ?? emptySample(size);
  sample.size = size;
  for (const key of SAMPLE_ARRAYS) from.fill(given ? firstSlots(sample, key) : sample[key]);
  for (let slot = 0; slot < size; slot++) sample.excerpts[slot] = from.u8() === 1 ? from.text() : null;
  return sample;
}

/** The part of an array that is in use, in a sample with room for SAMPLE_CALLS calls. */
export function firstSlots(sample: CallSample, key: (typeof SAMPLE_ARRAYS)[number]): Uint32Array | Float64Array {
  return sample[key].subarray(0, (sample[key].length / SAMPLE_CALLS) * sample.size);
}

function nullable(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
