import type { AccountDigest, Digest } from '../../src/account/account.js';
import { sealDigest } from '../../src/account/digest.js';
import { emptyDigest, observeCall } from '../../src/account/fold.js';
import { type LogRecord, type Parameters, PLAIN_CONTEXT } from '../../src/record/record.js';
import { encodeDigest } from './encode-digest.js';

/** A call as fixtures write it: only what the test is about. Everything left out is not stated. */
export interface SimpleCall {
  readonly requestId?: string | null;
  readonly account?: string | null;
  /** RFC 3339, UTC. */
  readonly at?: string;
  readonly atMs?: number;
  readonly text?: string;
  /** Messages before the new turn, user and assistant in turns. */
  readonly earlier?: readonly string[];
  readonly system?: string;
  readonly model?: string;
  readonly parameters?: Parameters;
  readonly userAgent?: string;
  readonly ip?: string;
  readonly apiKey?: string;
  readonly organisation?: string;
  readonly endUser?: string;
  readonly response?: string;
  readonly stopReason?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly status?: LogRecord['status'];
  readonly errorCode?: string;
  readonly cacheHit?: boolean;
  readonly nested?: boolean;
  readonly context?: Partial<LogRecord['context']>;
  readonly zone?: LogRecord['zone'];
  readonly place?: Partial<LogRecord['place']>;
}

export function buildRecord(call: SimpleCall): LogRecord {
  const atMs = call.atMs ?? (call.at === undefined ? null : Date.parse(call.at));
  const earlier = (call.earlier ?? []).map((text, turn) => ({
    role: turn % 2 === 0 ? ('user' as const) : ('assistant' as const),
    text,
  }));
  return {
    place: { source: 0, piece: 0, line: 1, byte: 0, length: 100, ...call.place },
    format: 'generic',
    requestId: call.requestId ?? null,
    account: call.account === undefined ? 'baker-1' : call.account,
    apiKey: call.apiKey ?? null,
    organisation: call.organisation ?? null,
    endUser: call.endUser ?? null,
    atMs,
    zone: call.zone ?? (atMs === null ? 'unknown' : 'epoch'),
    ip: call.ip ?? null,
    userAgent: call.userAgent ?? null,
    operation: null,
    model: call.model ?? null,
    parameters: call.parameters ?? {},
    system: call.system ?? null,
    messages: call.text === undefined ? earlier : [...earlier, { role: 'user', text: call.text }],
    newFrom: earlier.length,
    response: call.response ?? null,
    stopReason: call.stopReason ?? null,
    inputTokens: call.inputTokens ?? null,
    outputTokens: call.outputTokens ?? null,
    latencyMs: null,
    status: call.status ?? 'ok',
    errorCode: call.errorCode ?? null,
    cacheHit: call.cacheHit ?? false,
    nested: call.nested ?? false,
    context: { ...PLAIN_CONTEXT, ...call.context },
  };
}

/** Folds records in the order given, without sealing. */
export function observeAll(records: readonly LogRecord[]): Digest {
  const digest = emptyDigest();
  for (const record of records) observeCall(digest, record);
  return digest;
}

/** Sealed digest of one account's calls; request ids are numbered when the calls have none. */
export function buildAccount(account: string, calls: readonly SimpleCall[]): AccountDigest {
  const records = calls.map((call, index) => buildRecord({ requestId: `${account}/${index}`, ...call, account }));
  return sealDigest(observeAll(records)).accounts.get(account)!;
}

/** A digest as comparable text: one character a byte. */
export function bytesOf(digest: Digest): string {
  return Buffer.from(encodeDigest(digest)).toString('latin1');
}
