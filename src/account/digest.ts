import { type AccountDigest, type CallSample, COLUMN_COUNT, type Digest, FEATURE_SLOTS, SAMPLE_CALLS } from './account.js';
import { type ByteReader, type ByteWriter, createByteReader, createByteWriter } from './byte-writer.js';
import { emptySample, SLOT_BYTES, sealInto, sealSample } from './call-sample.js';
import { emptyDigest } from './fold.js';
import { usedLabels } from './labels.js';

/** Version of the binary layout; the columns and slots are part of it. */
export const DIGEST_VERSION = 1;

/** Plain bytes of a digest: accounts in code-unit order of their keys, calls in order of their hash. Equal digests, equal bytes. */
export function encodeDigest(digest: Digest): Uint8Array {
  const accounts = keptAccounts(digest);
  const labels = usedLabels(digest.labels, accounts);
  const out = createByteWriter(likelyBytes(accounts, labels.length));
  out.u32(DIGEST_VERSION);
  out.u32(COLUMN_COUNT);
  out.u32(FEATURE_SLOTS);
  out.f64(digest.unattributed.calls);
  out.f64(digest.unattributed.inputTokens);
  out.f64(digest.unattributed.outputTokens);
  writeCounts(out, digest.losses);
  writeLabels(out, digest.labels, labels);
  out.u32(accounts.length);
  for (const account of accounts) writeAccount(out, account);
  return out.finish();
}

/** @throws {RangeError} when the bytes are cut or of another layout */
export function decodeDigest(bytes: Uint8Array): Digest {
  const from = createByteReader(bytes);
  if (from.u32() !== DIGEST_VERSION || from.u32() !== COLUMN_COUNT || from.u32() !== FEATURE_SLOTS)
    throw new RangeError('digest of another layout');
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
  const accounts = keptAccounts(digest);
  const sealed = emptyDigest();
  Object.assign(sealed.unattributed, digest.unattributed);
  for (const [id, count] of keptCounts(digest.losses)) sealed.losses.set(id, count);
  for (const value of usedLabels(digest.labels, accounts)) sealed.labels.set(value, digest.labels.get(value) as string);
  for (const account of accounts) sealed.accounts.set(account.account, sealAccount(account));
  return sealed;
}

function sealAccount(account: AccountDigest): AccountDigest {
  return { ...account, hours: new Map(keptHours(account.hours)), sample: sealSample(account.sample) };
}

/** Accounts whose calls were all retracted leave nothing. */
function keptAccounts({ accounts }: Digest): readonly AccountDigest[] {
  return [...accounts.values()].filter(({ calls }) => calls > 0).sort(byKey);
}

function keptCounts(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].filter(([, count]) => count !== 0).sort(([left], [right]) => (left < right ? -1 : 1));
}

function keptHours(hours: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...hours].filter(([, calls]) => calls !== 0).sort(([left], [right]) => left - right);
}

/** Bytes of texts are guessed, the rest is counted: a buffer that grows is there twice. Pages that stay empty take no memory. */
function likelyBytes(accounts: readonly AccountDigest[], labels: number): number {
  let bytes = labels * LIKELY_TEXT_BYTES;
  for (const { hours, sample } of accounts) bytes += LIKELY_ACCOUNT_BYTES + hours.size * 16 + sample.size * (SLOT_BYTES + 1);
  return bytes;
}

const LIKELY_TEXT_BYTES = 512;
/** Key, counters and excerpts. */
const LIKELY_ACCOUNT_BYTES = 2_048;

function writeCounts(out: ByteWriter, counts: ReadonlyMap<string, number>): void {
  const entries = keptCounts(counts);
  out.u32(entries.length);
  for (const [id, count] of entries) {
    out.text(id);
    out.f64(count);
  }
}

function writeLabels(out: ByteWriter, labels: ReadonlyMap<number, string>, used: Uint32Array): void {
  out.u32(used.length);
  for (const value of used) {
    out.u32(value);
    out.text(labels.get(value) as string);
  }
}

const ACCOUNT_NUMBERS = [
  'calls',
  'errors',
  'cacheHits',
  'callsWithText',
  'callsWithTime',
  'inputTokens',
  'outputTokens',
] as const;

function writeAccount(out: ByteWriter, account: AccountDigest): void {
  out.text(account.account);
  for (const key of ACCOUNT_NUMBERS) out.f64(account[key]);
  out.f64(account.firstMs ?? Number.NaN);
  out.f64(account.lastMs ?? Number.NaN);
  const hours = keptHours(account.hours);
  out.u32(hours.length);
  for (const [hour, calls] of hours) {
    out.f64(hour);
    out.f64(calls);
  }
  writeSample(out, account.sample);
}

function readAccount(from: ByteReader): AccountDigest {
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
    sample: readSample(from),
  };
}

function readHours(from: ByteReader): Map<number, number> {
  const hours = new Map<number, number>();
  for (let left = from.u32(); left > 0; left--) hours.set(from.f64(), from.f64());
  return hours;
}

const SAMPLE_ARRAYS = ['hash', 'atMs', 'source', 'piece', 'line', 'byte', 'length', 'columns', 'features'] as const;

/** Sealed samples, one after the other: it is written at once, so one will do for all accounts. */
const sealed = emptySample(SAMPLE_CALLS);

function writeSample(out: ByteWriter, sample: CallSample): void {
  sealInto(sample, sealed);
  const { size, excerpts } = sealed;
  out.u32(size);
  for (const key of SAMPLE_ARRAYS) out.array(sealed[key].subarray(0, (sealed[key].length / SAMPLE_CALLS) * size));
  for (let slot = 0; slot < size; slot++) {
    const excerpt = excerpts[slot] ?? null;
    out.u8(excerpt === null ? 0 : 1);
    if (excerpt !== null) out.text(excerpt);
  }
}

function readSample(from: ByteReader): CallSample {
  const size = from.u32();
  if (size > SAMPLE_CALLS) throw new RangeError(`expected at most ${SAMPLE_CALLS} calls of an account, got ${size}`);
  const sample = emptySample(size);
  sample.size = size;
  for (const key of SAMPLE_ARRAYS) from.fill(sample[key]);
  for (let slot = 0; slot < size; slot++) sample.excerpts[slot] = from.u8() === 1 ? from.text() : null;
  return sample;
}

function byKey(left: AccountDigest, right: AccountDigest): number {
  return left.account < right.account ? -1 : 1;
}

function nullable(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
