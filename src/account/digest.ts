import { type AccountDigest, COLUMN_COUNT, COLUMNS, type CallSample, type Digest, FEATURE_SLOTS, LABELLED } from './account.js';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './byte-writer.js';
import { emptySample, sealSample } from './call-sample.js';
import { emptyDigest } from './fold.js';

/** Version of the binary layout; the columns and slots are part of it. */
export const DIGEST_VERSION = 1;

/** Plain bytes of a digest: accounts in code-unit order of their keys, calls in order of their hash. Equal digests, equal bytes. */
export function encodeDigest(digest: Digest): Uint8Array {
  const out = createByteWriter();
  out.u32(DIGEST_VERSION);
  out.u32(COLUMN_COUNT);
  out.u32(FEATURE_SLOTS);
  out.f64(digest.unattributed.calls);
  out.f64(digest.unattributed.inputTokens);
  out.f64(digest.unattributed.outputTokens);
  writeCounts(out, digest.losses);
  const accounts = [...digest.accounts.values()].filter((account) => account.calls > 0).sort(byKey);
  const sealed = accounts.map((account) => ({ ...account, sample: sealSample(account.sample) }));
  writeLabels(out, digest.labels, sealed);
  out.u32(sealed.length);
  for (const account of sealed) writeAccount(out, account);
  return out.finish();
}

/** @throws {RangeError} when the bytes are cut or of another layout */
export function decodeDigest(bytes: Uint8Array): Digest {
  const from = createByteReader(bytes);
  if (from.u32() !== DIGEST_VERSION || from.u32() !== COLUMN_COUNT || from.u32() !== FEATURE_SLOTS) throw new RangeError('digest of another layout');
  const digest = emptyDigest();
  digest.unattributed.calls = from.f64();
  digest.unattributed.inputTokens = from.f64();
  digest.unattributed.outputTokens = from.f64();
  for (let left = from.u32(); left > 0; left--) digest.losses.set(from.text(), from.f64());
  for (let left = from.u32(); left > 0; left--) digest.labels.set(from.u32(), from.text());
  for (let left = from.u32(); left > 0; left--) {
    const account = readAccount(from);
    digest.accounts.set(account.account, account);
  }
  return digest;
}

/** Drops what only the fold needed: the form that the later steps read, equal to a digest that was written and read back. */
export function sealDigest(digest: Digest): Digest {
  return decodeDigest(encodeDigest(digest));
}

function writeCounts(out: ByteWriter, counts: ReadonlyMap<string, number>): void {
  const entries = [...counts].filter(([, count]) => count !== 0).sort(([left], [right]) => (left < right ? -1 : 1));
  out.u32(entries.length);
  for (const [id, count] of entries) {
    out.text(id);
    out.f64(count);
  }
}

/** Only labels that a kept call refers to: labels of calls that left the sample would grow without bound. */
function writeLabels(out: ByteWriter, labels: ReadonlyMap<number, string>, accounts: readonly AccountDigest[]): void {
  const columns = LABELLED.map((column) => COLUMNS.indexOf(column));
  const used = new Set<number>();
  for (const { sample } of accounts) {
    for (let slot = 0; slot < sample.size; slot++) for (const column of columns) used.add(sample.columns[slot * COLUMN_COUNT + column] as number);
  }
  const kept = [...used].filter((value) => labels.has(value)).sort((left, right) => left - right);
  out.u32(kept.length);
  for (const value of kept) {
    out.u32(value);
    out.text(labels.get(value) as string);
  }
}

const ACCOUNT_NUMBERS = ['calls', 'errors', 'cacheHits', 'callsWithText', 'callsWithTime', 'inputTokens', 'outputTokens'] as const;

function writeAccount(out: ByteWriter, account: AccountDigest): void {
  out.text(account.account);
  for (const key of ACCOUNT_NUMBERS) out.f64(account[key]);
  out.f64(account.firstMs ?? Number.NaN);
  out.f64(account.lastMs ?? Number.NaN);
  const hours = [...account.hours].filter(([, calls]) => calls !== 0).sort(([left], [right]) => left - right);
  out.u32(hours.length);
  for (const [hour, calls] of hours) {
    out.f64(hour);
    out.f64(calls);
  }
  writeSample(out, account.sample);
}

function readAccount(from: ByteReader): AccountDigest {
  const account: AccountDigest = {
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
    hours: new Map(),
    sample: emptySample(0),
  };
  for (let left = from.u32(); left > 0; left--) account.hours.set(from.f64(), from.f64());
  return { ...account, sample: readSample(from) };
}

const SAMPLE_ARRAYS = ['hash', 'atMs', 'source', 'piece', 'line', 'byte', 'length', 'columns', 'features'] as const;

function writeSample(out: ByteWriter, sample: CallSample): void {
  out.u32(sample.size);
  for (const key of SAMPLE_ARRAYS) out.array(sample[key].subarray(0, widthOf(key) * sample.size));
  for (let slot = 0; slot < sample.size; slot++) {
    const excerpt = sample.excerpts[slot] ?? null;
    out.u8(excerpt === null ? 0 : 1);
    if (excerpt !== null) out.text(excerpt);
  }
}

function readSample(from: ByteReader): CallSample {
  const size = from.u32();
  const sample = emptySample(size);
  sample.size = size;
  for (const key of SAMPLE_ARRAYS) from.fill(sample[key]);
  for (let slot = 0; slot < size; slot++) sample.excerpts[slot] = from.u8() === 1 ? from.text() : null;
  return sample;
}

function widthOf(key: (typeof SAMPLE_ARRAYS)[number]): number {
  if (key === 'columns') return COLUMN_COUNT;
  return key === 'features' ? FEATURE_SLOTS : 1;
}

function byKey(left: AccountDigest, right: AccountDigest): number {
  return left.account < right.account ? -1 : 1;
}

function nullable(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
