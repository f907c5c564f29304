import { type AccountDigest, type CallSample, COLUMN_COUNT, type Digest, FEATURE_SLOTS, SAMPLE_CALLS } from './account.js';
import { type ByteWriter, createByteWriter } from './byte-writer.js';
import { emptySample, SLOT_BYTES, sealInto, sealSample } from './call-sample.js';
import { DIGEST_VERSION, firstSlots, openDigest, SAMPLE_ARRAYS } from './digest-reader.js';
import { emptyDigest } from './fold.js';
import { sealLabels, usedLabels } from './labels.js';
import type { SignatureSketch } from './signature-sketch.js';
import { TEXT_RULES_VERSION } from './text-rules/index.js';

export { DIGEST_VERSION } from './digest-reader.js';

/** Plain bytes of a digest: accounts in code-unit order of their keys, calls in order of their hash. Equal digests, equal bytes. */
export function encodeDigest(digest: Digest): Uint8Array {
  const accounts = keptAccounts(digest.accounts);
  const labels = usedLabels(digest.labels, accounts);
  const out = createByteWriter(likelyBytes(accounts, labels.length));
  out.u32(DIGEST_VERSION);
  out.u32(COLUMN_COUNT);
  out.u32(FEATURE_SLOTS);
  out.u32(TEXT_RULES_VERSION);
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
  const { unattributed, losses, labels, next } = openDigest(bytes);
  const digest: Digest = { ...emptyDigest(), unattributed, losses, labels };
  for (let account = next(); account !== null; account = next()) digest.accounts.set(account.account, account);
  return digest;
}

/** Drops what only the fold needed: the form that the later steps read, equal to a digest that was written and read back. */
export function sealDigest({ unattributed, losses, labels, accounts }: Digest): Digest {
  const kept = keptAccounts(accounts);
  return {
    accounts: new Map(kept.map((account) => [account.account, sealAccount(account)])),
    unattributed: { ...unattributed },
    labels: sealLabels({ labels, accounts: kept }),
    losses: sealCounts(losses),
  };
}

export function sealAccount(account: AccountDigest): AccountDigest {
  return { ...account, hours: new Map(keptHours(account.hours)), sample: sealSample(account.sample) };
}

/** Without counts that came to nothing, in code-unit order of the ids. */
export function sealCounts(counts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...counts].filter(([, count]) => count !== 0).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Accounts whose calls were all retracted leave nothing. */
function keptAccounts(accounts: ReadonlyMap<string, AccountDigest>): readonly AccountDigest[] {
  return [...accounts.values()].filter(({ calls }) => calls > 0).sort(byKey);
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
  const kept = sealCounts(counts);
  out.u32(kept.size);
  for (const [id, count] of kept) {
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
  writeSketch(out, account.issuedSignatures);
  writeSketch(out, account.usedSignatures);
}

function writeSketch(out: ByteWriter, sketch: SignatureSketch): void {
  out.u8(sketch.length);
  for (const hash of sketch) out.f64(hash);
}

/** Sealed samples, one after the other: it is written at once, so one will do for all accounts. */
const sealed = emptySample(SAMPLE_CALLS);

function writeSample(out: ByteWriter, sample: CallSample): void {
  sealInto(sample, sealed);
  const { size, excerpts } = sealed;
  out.u32(size);
  for (const key of SAMPLE_ARRAYS) out.array(firstSlots(sealed, key));
  for (let slot = 0; slot < size; slot++) {
    const excerpt = excerpts[slot] ?? null;
    out.u8(excerpt === null ? 0 : 1);
    if (excerpt !== null) out.text(excerpt);
  }
}

function byKey(left: AccountDigest, right: AccountDigest): number {
  return left.account < right.account ? -1 : 1;
}
