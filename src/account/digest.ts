import { type AccountDigest, type CallSample, type Digest, spanOf } from './account.js';
import { type ByteWriter, createByteWriter } from './byte-writer.js';
import { COLUMN_COUNT, FEATURE_SLOTS } from './call-columns.js';
import { sealSample } from './call-sample.js';
import { BYTE_WIDE, blockOf, CALL_WORDS, type CallStore, SOURCE_WORD, TIME_WIDE, wideOf, wordOf } from './call-store.js';
import { DIGEST_VERSION, openDigest } from './digest-reader.js';
import { emptyDigest } from './fold.js';
import { sealHours } from './hour-counts.js';
import { sealLabels } from './labels.js';
import type { SignatureSketch } from './signature-sketch.js';
import { TEXT_RULES_VERSION } from './text-rules/index.js';

export { DIGEST_VERSION } from './digest-reader.js';

/** Of an account besides its texts, hours and calls; and of the counters before the accounts. */
const ACCOUNT_BYTES = 128;
const START_BYTES = 1 << 16;
/** Bytes after which a part of an encoded digest is handed on. */
const PART_BYTES = 1 << 20;

/**
 * Plain bytes of a sealed digest: accounts in code-unit order of their keys, calls in order of their hash. Equal digests, equal bytes. In
 * parts: all at once they would be as large as the digest itself. A part holds until the next but one is asked for.
 */
export function* encodeParts(sealed: Digest): Generator<Uint8Array, void> {
  const out = createByteWriter(PART_BYTES + PART_BYTES / 8);
  writeStart(out, sealed, sealed.accounts.size);
  for (const account of sealed.accounts.values()) {
    fetchCalls(account.sample);
    writeAccount(out, account, writeCall);
    if (out.size() >= PART_BYTES) yield out.take();
  }
  yield out.take();
}

type WriteCell = (out: ByteWriter, store: CallStore, cell: number) => void;

/** Of each call only where it stands: for somebody who is handed the store and seals what comes of it. */
export function encodeCells(digest: Digest): Uint8Array {
  const accounts = keptAccounts(digest.accounts);
  const out = createByteWriter(boundBytes(digest));
  writeStart(out, digest, accounts.length);
  for (const account of accounts) writeAccount(out, sealAccount(account), (_, __, cell) => out.u32(cell));
  return out.finish();
}

/** Room that suffices nearly always: a buffer that grows is held twice while it does, and all threads pack at the end. */
function boundBytes({ accounts, labels }: Digest): number {
  let bytes = START_BYTES;
  for (const label of labels.values()) bytes += 8 + 2 * label.length;
  for (const { account, hours, sample } of accounts.values()) {
    bytes += ACCOUNT_BYTES + 2 * account.length + 8 * hours.inOrder.length + 16 * (hours.late?.size ?? 0) + 12 * sample.size;
    for (const { excerpt } of sample.quotes) bytes += 4 + 2 * excerpt.length;
  }
  return bytes;
}

function writeStart(out: ByteWriter, digest: Digest, accounts: number): void {
  out.u32(DIGEST_VERSION);
  out.u32(COLUMN_COUNT);
  out.u32(FEATURE_SLOTS);
  out.u32(TEXT_RULES_VERSION);
  out.f64(digest.unattributed.calls);
  out.f64(digest.unattributed.inputTokens);
  out.f64(digest.unattributed.outputTokens);
  writeCounts(out, sealCounts(digest.losses));
  writeLabels(out, digest.labels);
  out.u32(accounts);
}

/** @throws {RangeError} when the bytes are cut or of another layout */
export function decodeDigest(bytes: Uint8Array): Digest {
  const empty = emptyDigest();
  const { unattributed, losses, labels, next } = openDigest(bytes, empty.store);
  const digest: Digest = { ...empty, unattributed, losses, labels };
  for (let account = next(); account !== null; account = next()) digest.accounts.set(account.account, account);
  return digest;
}

/** Drops what only the fold needed: the form that the later steps read, equal to a digest that was written and read back. */
export function sealDigest({ unattributed, losses, labels, accounts, store }: Digest): Digest {
  const kept = keptAccounts(accounts);
  return {
    accounts: new Map(kept.map((account) => [account.account, sealAccount(account)])),
    store,
    unattributed: { ...unattributed },
    labels: sealLabels({ labels, store, accounts: kept }),
    losses: sealCounts(losses),
  };
}

export function sealAccount(account: AccountDigest): AccountDigest {
  return { ...account, hours: sealHours(account.hours), sample: sealSample(account.sample) };
}

/** Without counts that came to nothing, in code-unit order of the ids. */
export function sealCounts(counts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...counts].filter(([, count]) => count !== 0).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** In the order of their keys. Accounts whose calls were all retracted leave nothing. */
export function keptAccounts(accounts: ReadonlyMap<string, AccountDigest>): readonly AccountDigest[] {
  return [...accounts.values()].filter(({ calls }) => calls > 0).sort(byKey);
}

function writeCounts(out: ByteWriter, counts: ReadonlyMap<string, number>): void {
  out.u32(counts.size);
  for (const [id, count] of counts) {
    out.text(id);
    out.f64(count);
  }
}

function writeLabels(out: ByteWriter, labels: ReadonlyMap<number, string>): void {
  out.u32(labels.size);
  for (const [value, label] of labels) {
    out.u32(value);
    out.text(label);
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

function writeAccount(out: ByteWriter, account: AccountDigest, writeCell: WriteCell): void {
  out.text(account.account);
  for (const key of ACCOUNT_NUMBERS) out.f64(account[key]);
  const span = spanOf(account);
  out.f64(span?.firstMs ?? Number.NaN);
  out.f64(span?.lastMs ?? Number.NaN);
  const { inOrder } = account.hours;
  out.u32(inOrder.length / 2);
  for (let i = 0; i < inOrder.length; i++) out.f64(inOrder[i] as number);
  writeSample(out, account.sample, writeCell);
  writeSketch(out, account.issuedSignatures);
  writeSketch(out, account.usedSignatures);
}

function writeSketch(out: ByteWriter, sketch: SignatureSketch): void {
  out.u8(sketch.length);
  for (const hash of sketch) out.f64(hash);
}

function writeSample(out: ByteWriter, { store, size, hashes, cells, quotes }: CallSample, writeCell: WriteCell): void {
  out.u32(size);
  for (let slot = 0; slot < size; slot++) out.f64(hashes[slot] as number);
  for (let slot = 0; slot < size; slot++) writeCell(out, store, cells[slot] as number);
  out.u8(quotes.length);
  for (const { excerpt } of quotes) out.text(excerpt);
}

/** Words in 64 bytes, what the processor fetches from memory at a time. */
const LINE_WORDS = 16;
/** Read by nobody: the engine leaves out what comes to nothing. */
const fetched = new Uint32Array(1);

/**
 * Calls of an account lie far apart in the store. Looked at before they are written, they are fetched several at a time; written at once,
 * each waits for the one before, which took five times as long (1.2 M calls of 20,000 accounts, measured).
 */
function fetchCalls({ store, size, cells }: CallSample): void {
  let sum = 0;
  for (let slot = 0; slot < size; slot++) {
    const cell = cells[slot] as number;
    const { words } = blockOf(store, cell);
    const at = wordOf(cell);
    for (let word = 0; word < CALL_WORDS; word += LINE_WORDS) sum ^= words[at + word] as number;
  }
  fetched[0] = sum;
}

function writeCall(out: ByteWriter, store: CallStore, cell: number): void {
  const { words, wide } = blockOf(store, cell);
  out.f64(wide[wideOf(cell) + TIME_WIDE] as number);
  out.f64(wide[wideOf(cell) + BYTE_WIDE] as number);
  out.words(words, wordOf(cell) + SOURCE_WORD, CALL_WORDS - SOURCE_WORD);
}

function byKey(left: AccountDigest, right: AccountDigest): number {
  return left.account < right.account ? -1 : 1;
}
