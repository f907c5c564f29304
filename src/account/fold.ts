import type { LogRecord, Message } from '../record/record.js';
import type { AccountDigest, Digest } from './account.js';
import { COLUMN_INDEX, FEATURE_SLOTS } from './call-columns.js';
import { claimSlot, emptySample, isQuoted, mergeSamples, quoteCall } from './call-sample.js';
import {
  BYTE_WIDE,
  blockOf,
  type CallBlock,
  COLUMN_WORD,
  createCallStore,
  FEATURE_WORD,
  LENGTH_WORD,
  LINE_WORD,
  PIECE_WORD,
  SOURCE_WORD,
  TIME_WIDE,
  wideOf,
  wordOf,
} from './call-store.js';
import { featuresAndPayload, headHash } from './content-features.js';
import { conversationHash } from './conversation-hash.js';
import { hashIdentity } from './hash.js';
import { addHour, emptyHours, mergeHours } from './hour-counts.js';
import { columnHash, cutText } from './labelled-text.js';
import { addLabel, labelledHash, pruneLabels } from './labels.js';
import { describeParameters } from './parameters.js';
import { ANSWER_CHARS, readTextRules } from './read-text-rules.js';
import { addSignatures, mergeSketches, NO_SIGNATURES } from './signature-sketch.js';
import { styleOf } from './style.js';

/** Words of a prompt's opening that make its `head`. */
const HEAD_WORDS = 8;
/** Words of a response's opening: refusals and formulas show in the first few. */
const RESPONSE_HEAD_WORDS = 3;
const MS_PER_HOUR = 3_600_000;
/** Characters of an error code that are looked at. */
const ERROR_CODE_CHARS = 200;

export { LABEL_CHARS } from './labelled-text.js';

export const FLAG_ERROR = 1;
const FLAG_STREAM = 2;
const FLAG_TOOL_RESULT = 4;
export const FLAG_REFUSED = 8;
/** Answered on another pathway after a first one failed, as the export marks it. */
export const FLAG_FALLBACK = 16;
/** Failed because the caller was turned away (401, 403, 429), not because the service was down. */
export const FLAG_BLOCKED = 32;

const TURNED_AWAY = /\b(401|403|429)\b|rate.?limit|permission|forbidden|unauthori[sz]ed|blocked/i;

export function emptyDigest(): Digest {
  return {
    accounts: new Map(),
    store: createCallStore(),
    unattributed: { calls: 0, inputTokens: 0, outputTokens: 0 },
    labels: new Map(),
    losses: new Map(),
  };
}

/**
 * Adds one call. Only integers, hashes and extremes are kept, so the order of calls does not matter.
 * @param identity the call's hash, when it is known already
 */
export function observeCall(digest: Digest, record: LogRecord, identity = callHash(record)): void {
  countLosses(digest, record, 1);
  if (record.account === null) {
    countUnattributed(digest, record, 1);
    return;
  }
  const account = accountOf(digest, record.account);
  countCall(account, record, 1);
  keepSignatures(account, record);
  const slot = claimSlot(account.sample, identity);
  if (slot >= 0) writeCall(digest, account, record, slot, identity);
  pruneLabels(digest);
}

/** Takes a call that was counted twice (the same request id in two pieces) out of the counters; the sample holds it once anyway. */
export function retractCall(digest: Digest, record: LogRecord): void {
  countLosses(digest, record, -1);
  if (record.account === null) countUnattributed(digest, record, -1);
  else countCall(accountOf(digest, record.account), record, -1);
}

export function mergeDigests(into: Digest, from: Digest): Digest {
  for (const [key, account] of from.accounts) mergeAccounts(accountOf(into, key), account);
  mergeCounts(into, from);
  pruneLabels(into);
  return into;
}

/** Merges what is not counted by account. */
export function mergeCounts(into: Digest, from: Omit<Digest, 'accounts' | 'store'>): void {
  into.unattributed.calls += from.unattributed.calls;
  into.unattributed.inputTokens += from.unattributed.inputTokens;
  into.unattributed.outputTokens += from.unattributed.outputTokens;
  for (const [id, count] of from.losses) into.losses.set(id, (into.losses.get(id) ?? 0) + count);
  for (const [value, label] of from.labels) addLabel(into, value, label);
}

/** Shifts the source and piece numbers of all places: digests of different nights join without clashing. */
export function remapDigest(digest: Digest, sourceOffset: number, pieceOffset: number): void {
  for (const { store, cells } of [...digest.accounts.values()].map(({ sample }) => sample)) {
    for (const cell of cells) {
      const { words } = blockOf(store, cell);
      const at = wordOf(cell);
      words[at + SOURCE_WORD] = (words[at + SOURCE_WORD] as number) + sourceOffset;
      words[at + PIECE_WORD] = (words[at + PIECE_WORD] as number) + pieceOffset;
    }
  }
}

/** Identity of a call: its request id; without one, its account, time and new text. 53 bits. */
export function callHash(record: LogRecord): number {
  if (record.requestId !== null) return hashIdentity(record.requestId);
  return hashIdentity(`${record.account ?? ''} ${record.atMs ?? ''} ${newText(record)}`);
}

/** Text of the turns that are new in this call: what a person or program wrote; tool results only when there is nothing else. */
export function newText(record: LogRecord): string {
  return joinRole(record.messages, record.newFrom, 'user') || joinRole(record.messages, record.newFrom, 'tool');
}

function joinRole(messages: readonly Message[], from: number, role: Message['role']): string {
  let text = '';
  for (let i = from; i < messages.length; i++) {
    const message = messages[i] as Message;
    if (message.role === role && message.text !== '') text = text === '' ? message.text : `${text}\n${message.text}`;
  }
  return text;
}

function accountOf(digest: Digest, key: string): AccountDigest {
  const known = digest.accounts.get(key);
  if (known) return known;
  const account: AccountDigest = {
    account: key,
    calls: 0,
    errors: 0,
    cacheHits: 0,
    callsWithText: 0,
    callsWithTime: 0,
    inputTokens: 0,
    outputTokens: 0,
    firstMs: Number.POSITIVE_INFINITY,
    lastMs: Number.NEGATIVE_INFINITY,
    hours: emptyHours(),
    sample: emptySample(digest.store),
    issuedSignatures: NO_SIGNATURES,
    usedSignatures: NO_SIGNATURES,
  };
  digest.accounts.set(key, account);
  return account;
}

function countCall(account: AccountDigest, record: LogRecord, sign: 1 | -1): void {
  account.calls += sign;
  if (record.status === 'error') account.errors += sign;
  if (record.cacheHit) account.cacheHits += sign;
  if (record.messages.length > 0) account.callsWithText += sign;
  account.inputTokens += sign * (record.inputTokens ?? 0);
  account.outputTokens += sign * (record.outputTokens ?? 0);
  if (record.atMs === null) return;
  account.callsWithTime += sign;
  if (record.atMs < account.firstMs) account.firstMs = record.atMs;
  if (record.atMs > account.lastMs) account.lastMs = record.atMs;
  addHour(account.hours, Math.floor(record.atMs / MS_PER_HOUR), sign);
}

/** A set, so a call that is counted twice and taken back leaves it as it is. */
function keepSignatures(account: AccountDigest, { context }: LogRecord): void {
  account.issuedSignatures = addSignatures(account.issuedSignatures, context.issuedSignatures);
  account.usedSignatures = addSignatures(account.usedSignatures, context.usedSignatures);
}

function countUnattributed(digest: Digest, record: LogRecord, sign: 1 | -1): void {
  digest.unattributed.calls += sign;
  digest.unattributed.inputTokens += sign * (record.inputTokens ?? 0);
  digest.unattributed.outputTokens += sign * (record.outputTokens ?? 0);
}

/** What calls lack, over all calls: these limit what the report may say. */
function countLosses({ losses }: Digest, record: LogRecord, sign: 1 | -1): void {
  if (record.messages.length === 0) addLoss(losses, 'text-missing', sign);
  if (record.response === null && record.status !== 'error') addLoss(losses, 'response-missing', sign);
  if (record.atMs === null) addLoss(losses, record.zone === 'unknown' ? 'time-zone-unknown' : 'time-missing', sign);
  if (record.zone === 'assumed') addLoss(losses, 'time-zone-assumed', sign);
  if (record.zone === 'documented') addLoss(losses, 'time-zone-documented', sign);
  if (record.account === null) addLoss(losses, 'account-missing', sign);
  if (record.requestId === null) addLoss(losses, 'request-id-missing', sign);
  if (record.nested) addLoss(losses, 'json-in-string', sign);
  if (record.cacheHit) addLoss(losses, 'cache-hit', sign);
  for (const mark of record.context.marks) addLoss(losses, mark, sign);
}

function addLoss(losses: Map<string, number>, id: string, sign: 1 | -1): void {
  losses.set(id, (losses.get(id) ?? 0) + sign);
}

export function mergeAccounts(into: AccountDigest, from: AccountDigest): void {
  into.calls += from.calls;
  into.errors += from.errors;
  into.cacheHits += from.cacheHits;
  into.callsWithText += from.callsWithText;
  into.callsWithTime += from.callsWithTime;
  into.inputTokens += from.inputTokens;
  into.outputTokens += from.outputTokens;
  into.firstMs = Math.min(into.firstMs, from.firstMs);
  into.lastMs = Math.max(into.lastMs, from.lastMs);
  mergeHours(into.hours, from.hours);
  mergeSamples(into.sample, from.sample);
  into.issuedSignatures = mergeSketches(into.issuedSignatures, from.issuedSignatures);
  into.usedSignatures = mergeSketches(into.usedSignatures, from.usedSignatures);
}

function writeCall(digest: Digest, { sample }: AccountDigest, record: LogRecord, slot: number, identity: number): void {
  const text = newText(record);
  if (isQuoted(sample, identity)) quoteCall(sample, identity, cutText(text));
  const cell = sample.cells[slot] as number;
  const block = blockOf(sample.store, cell);
  writePlace(record, block, cell);
  const { words } = block;
  const features = wordOf(cell) + FEATURE_WORD;
  const found = featuresAndPayload(text, words, features);
  for (let i = found.features; i < FEATURE_SLOTS; i++) words[features + i] = 0;
  const columns = wordOf(cell) + COLUMN_WORD;
  // In this order each text is folded once, see foldText: first the new text, then the answer, then the first message.
  writeText(text, found.payload, words, columns);
  words[columns + COLUMN_INDEX.rules] = readTextRules(record, text);
  writeColumns(digest, record, words, columns);
  words[columns + COLUMN_INDEX.conversation] = conversationHash(record, text, found.payload);
}

function writePlace({ atMs, place }: LogRecord, { words, wide }: CallBlock, cell: number): void {
  const wideAt = wideOf(cell);
  wide[wideAt + TIME_WIDE] = atMs ?? Number.NaN;
  wide[wideAt + BYTE_WIDE] = place.byte;
  const at = wordOf(cell);
  words[at + SOURCE_WORD] = place.source;
  words[at + PIECE_WORD] = place.piece;
  words[at + LINE_WORD] = place.line;
  words[at + LENGTH_WORD] = place.length;
}

function writeText(text: string, payload: number, columns: Uint32Array, at: number): void {
  columns[at + COLUMN_INDEX.head] = headHash(text, HEAD_WORDS);
  columns[at + COLUMN_INDEX.payload] = payload;
  columns[at + COLUMN_INDEX.promptChars] = text.length;
  columns[at + COLUMN_INDEX.style] = styleOf(text);
}

function writeColumns(digest: Digest, record: LogRecord, columns: Uint32Array, at: number): void {
  columns[at + COLUMN_INDEX.model] = labelledHash(digest, 'model', record.model);
  columns[at + COLUMN_INDEX.parameters] = labelledHash(digest, 'parameters', describeParameters(record.parameters));
  columns[at + COLUMN_INDEX.system] = labelledHash(digest, 'system', record.system);
  columns[at + COLUMN_INDEX.userAgent] = labelledHash(digest, 'userAgent', record.userAgent);
  columns[at + COLUMN_INDEX.ip] = labelledHash(digest, 'ip', record.ip);
  columns[at + COLUMN_INDEX.organisation] = labelledHash(digest, 'organisation', record.organisation);
  columns[at + COLUMN_INDEX.apiKey] = columnHash('apiKey', record.apiKey);
  columns[at + COLUMN_INDEX.endUser] = columnHash('endUser', record.endUser);
  columns[at + COLUMN_INDEX.responseChars] = record.response?.length ?? 0;
  columns[at + COLUMN_INDEX.messages] = record.messages.length;
  columns[at + COLUMN_INDEX.flags] = flagsOf(record);
  columns[at + COLUMN_INDEX.responseHead] = record.response ? headHash(record.response, RESPONSE_HEAD_WORDS, ANSWER_CHARS) : 0;
  columns[at + COLUMN_INDEX.outputTokens] = record.outputTokens ?? 0;
}

function flagsOf(record: LogRecord): number {
  const last = record.messages[record.messages.length - 1];
  return (
    (record.status === 'error' ? FLAG_ERROR : 0) |
    (record.parameters.stream === true ? FLAG_STREAM : 0) |
    (last?.role === 'tool' ? FLAG_TOOL_RESULT : 0) |
    (record.stopReason === 'content_filter' || record.stopReason === 'refusal' ? FLAG_REFUSED : 0) |
    (record.context.marks.includes('fallback') ? FLAG_FALLBACK : 0) |
    (record.errorCode !== null && TURNED_AWAY.test(record.errorCode.slice(0, ERROR_CODE_CHARS)) ? FLAG_BLOCKED : 0)
  );
}
