import type { LogRecord, Message } from '../record/record.js';
import { type AccountDigest, COLUMN_COUNT, COLUMNS, type Column, type Digest, FEATURE_SLOTS } from './account.js';
import { claimSlot, emptySample, isQuoted, mergeSamples } from './call-sample.js';
import { contentFeatures, headHash, payloadHash } from './content-features.js';
import { hashIdentity, hashPair, hashText } from './hash.js';
import { describeParameters } from './parameters.js';

/** Words of a prompt's opening that make its `head`. */
const HEAD_WORDS = 8;
/** Longest label and excerpt kept, in UTF-16 units. */
export const LABEL_CHARS = 200;
const MS_PER_HOUR = 3_600_000;

export const FLAG_ERROR = 1;
export const FLAG_STREAM = 2;
export const FLAG_TOOL_RESULT = 4;
export const FLAG_REFUSED = 8;

export function emptyDigest(): Digest {
  return { accounts: new Map(), unattributed: { calls: 0, inputTokens: 0, outputTokens: 0 }, labels: new Map(), losses: new Map() };
}

/** Adds one call. Only integers, hashes and extremes are kept, so the order of calls does not matter. */
export function observeCall(digest: Digest, record: LogRecord): void {
  countLosses(digest, record, 1);
  if (record.account === null) {
    countUnattributed(digest, record, 1);
    return;
  }
  const account = accountOf(digest, record.account);
  countCall(account, record, 1);
  const identity = callHash(record);
  const slot = claimSlot(account.sample, identity);
  if (slot >= 0) writeCall(digest, account, record, slot, identity);
}

/** Takes a call that was counted twice (the same request id in two pieces) out of the counters; the sample holds it once anyway. */
export function retractCall(digest: Digest, record: LogRecord): void {
  countLosses(digest, record, -1);
  if (record.account === null) countUnattributed(digest, record, -1);
  else countCall(accountOf(digest, record.account), record, -1);
}

export function mergeDigests(into: Digest, from: Digest): Digest {
  into.unattributed.calls += from.unattributed.calls;
  into.unattributed.inputTokens += from.unattributed.inputTokens;
  into.unattributed.outputTokens += from.unattributed.outputTokens;
  for (const [id, count] of from.losses) into.losses.set(id, (into.losses.get(id) ?? 0) + count);
  for (const [value, label] of from.labels) addLabel(into, value, label);
  for (const [key, account] of from.accounts) mergeAccounts(accountOf(into, key), account);
  return into;
}

/** Shifts the source and piece numbers of all places: digests of different nights join without clashing. */
export function remapDigest(digest: Digest, sourceOffset: number, pieceOffset: number): void {
  for (const { sample } of digest.accounts.values()) {
    for (let slot = 0; slot < sample.size; slot++) {
      sample.source[slot] = (sample.source[slot] as number) + sourceOffset;
      sample.piece[slot] = (sample.piece[slot] as number) + pieceOffset;
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
    firstMs: null,
    lastMs: null,
    hours: new Map(),
    sample: emptySample(),
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
  if (account.firstMs === null || record.atMs < account.firstMs) account.firstMs = record.atMs;
  if (account.lastMs === null || record.atMs > account.lastMs) account.lastMs = record.atMs;
  const hour = Math.floor(record.atMs / MS_PER_HOUR);
  account.hours.set(hour, (account.hours.get(hour) ?? 0) + sign);
}

function countUnattributed(digest: Digest, record: LogRecord, sign: 1 | -1): void {
  digest.unattributed.calls += sign;
  digest.unattributed.inputTokens += sign * (record.inputTokens ?? 0);
  digest.unattributed.outputTokens += sign * (record.outputTokens ?? 0);
}

/** What calls lack, over all calls: these limit what the report may say. */
function countLosses(digest: Digest, record: LogRecord, sign: 1 | -1): void {
  const add = (id: string): void => void digest.losses.set(id, (digest.losses.get(id) ?? 0) + sign);
  if (record.messages.length === 0) add('text-missing');
  if (record.response === null && record.status !== 'error') add('response-missing');
  if (record.atMs === null) add(record.zone === 'unknown' ? 'time-zone-unknown' : 'time-missing');
  if (record.zone === 'assumed') add('time-zone-assumed');
  if (record.account === null) add('account-missing');
  if (record.requestId === null) add('request-id-missing');
  if (record.nested) add('json-in-string');
  if (record.cacheHit) add('cache-hit');
}

function mergeAccounts(into: AccountDigest, from: AccountDigest): void {
  for (const key of ['calls', 'errors', 'cacheHits', 'callsWithText', 'callsWithTime', 'inputTokens', 'outputTokens'] as const) into[key] += from[key];
  if (from.firstMs !== null && (into.firstMs === null || from.firstMs < into.firstMs)) into.firstMs = from.firstMs;
  if (from.lastMs !== null && (into.lastMs === null || from.lastMs > into.lastMs)) into.lastMs = from.lastMs;
  for (const [hour, calls] of from.hours) into.hours.set(hour, (into.hours.get(hour) ?? 0) + calls);
  mergeSamples(into.sample, from.sample);
}

function writeCall(digest: Digest, account: AccountDigest, record: LogRecord, slot: number, identity: number): void {
  const { sample } = account;
  const text = newText(record);
  const { place } = record;
  sample.atMs[slot] = record.atMs ?? Number.NaN;
  sample.source[slot] = place.source;
  sample.piece[slot] = place.piece;
  sample.line[slot] = place.line;
  sample.byte[slot] = place.byte;
  sample.length[slot] = place.length;
  sample.excerpts[slot] = isQuoted(sample, identity) ? cut(text) : null;
  const features = slot * FEATURE_SLOTS;
  const used = contentFeatures(text, sample.features, features);
  sample.features.fill(0, features + used, features + FEATURE_SLOTS);
  writeColumns(digest, record, text, sample.columns, slot * COLUMN_COUNT);
}

function writeColumns(digest: Digest, record: LogRecord, text: string, columns: Uint32Array, at: number): void {
  const put = (column: Column, value: number): void => void (columns[at + COLUMNS.indexOf(column)] = value);
  const putText = (column: Column, value: string | null): void => put(column, value === null || value === '' ? 0 : columnHash(column, value));
  const putLabelled = (column: Column, value: string | null): void => {
    putText(column, value);
    if (value) addLabel(digest, columnHash(column, value), cut(value));
  };
  putLabelled('model', record.model);
  putLabelled('parameters', describeParameters(record.parameters));
  putLabelled('system', record.system);
  putLabelled('userAgent', record.userAgent);
  putLabelled('ip', record.ip);
  putLabelled('organisation', record.organisation);
  putText('apiKey', record.apiKey);
  putText('endUser', record.endUser);
  put('head', headHash(text, HEAD_WORDS));
  put('payload', payloadHash(text));
  put('promptChars', text.length);
  put('responseChars', record.response?.length ?? 0);
  put('messages', record.messages.length);
  put('flags', flagsOf(record));
  put('responseHead', record.response ? headHash(record.response, 3) : 0);
  put('outputTokens', record.outputTokens ?? 0);
}

/** The column is part of the hash, so one label table serves all columns. */
function columnHash(column: Column, value: string): number {
  return hashPair(COLUMNS.indexOf(column) + 1, hashText(value));
}

function flagsOf(record: LogRecord): number {
  const last = record.messages[record.messages.length - 1];
  return (
    (record.status === 'error' ? FLAG_ERROR : 0) |
    (record.parameters.stream === true ? FLAG_STREAM : 0) |
    (last?.role === 'tool' ? FLAG_TOOL_RESULT : 0) |
    (record.stopReason === 'content_filter' || record.stopReason === 'refusal' ? FLAG_REFUSED : 0)
  );
}

/** Two texts with one hash: the smaller label is kept, so the order of calls does not matter. */
function addLabel(digest: Digest, value: number, label: string): void {
  const known = digest.labels.get(value);
  if (known === undefined || label < known) digest.labels.set(value, label);
}

/** Cuts without splitting a surrogate pair. */
function cut(text: string): string {
  if (text.length <= LABEL_CHARS) return text;
  const last = text.charCodeAt(LABEL_CHARS - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? LABEL_CHARS - 1 : LABEL_CHARS);
}
