import type { RowPlace } from '../source/source.js';

/** Who vouches for an identifier: the writer of the log checked a credential, saw it on the wire, or the caller wrote it. */
export type Trust = 'authenticated' | 'observed' | 'asserted';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly text: string;
}

/** Request parameters that matter for extraction. Absent means not stated in the log. */
export interface Parameters {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly maxTokens?: number;
  readonly n?: number;
  readonly seed?: number;
  readonly logprobs?: boolean;
  readonly topLogprobs?: number;
  /** True when the request raised or lowered the probability of tokens of its choice. */
  readonly logitBias?: boolean;
  readonly stop?: string;
  readonly responseFormat?: string;
  readonly tools?: number;
  readonly thinking?: string;
  readonly stream?: boolean;
}

/**
 * How the time zone of a call's time was known. `documented`: written without one, but the exporter's documentation lays it down;
 * `assumed`: written without one, and the person named it; `unknown`: nobody did; `absent`: no time at all.
 */
export type ZoneBasis = 'epoch' | 'offset' | 'documented' | 'assumed' | 'unknown' | 'absent';

/**
 * What is unusual about how a call was logged. Counted over all calls as a loss of that name; what follows from each is said in the
 * report's table of losses.
 */
export const CALL_MARKS = [
  'body-elsewhere',
  'body-suppressed',
  'body-encrypted',
  'body-undecryptable',
  'text-truncated',
  'text-redacted',
  'text-not-exported',
  'history-elsewhere',
  'answer-cut',
  'retry',
  'fallback',
  'partner-missing',
  'partner-ambiguous',
  'sequence-gap',
  'best-effort',
  'number-rounded',
] as const;
export type CallMark = (typeof CALL_MARKS)[number];

/** What most exports do not say. A call without any of it shares one object, so that the hot path builds none. */
export interface CallContext {
  readonly marks: readonly CallMark[];
  /** Conversation or visit, as the application names it. */
  readonly session: string | null;
  /** Shared by the attempts of one request: retries and fall-backs. */
  readonly traceId: string | null;
  /** ISO 3166 code as the log's writer saw it. */
  readonly country: string | null;
  /** Opaque signatures of reasoning that this answer issued. */
  readonly issuedSignatures: readonly string[];
  /** Such signatures that the request sent back. */
  readonly usedSignatures: readonly string[];
}

export const PLAIN_CONTEXT: CallContext = {
  marks: [],
  session: null,
  traceId: null,
  country: null,
  issuedSignatures: [],
  usedSignatures: [],
};

/** One model call, whatever export it came from. `null` means: the log does not say. */
export interface LogRecord {
  readonly place: RowPlace;
  readonly format: string;
  /** Request id as written in the log; used to remove duplicates. */
  readonly requestId: string | null;
  /** Value of the account-key expression. `null` goes to the unattributed bucket. */
  readonly account: string | null;
  readonly apiKey: string | null;
  readonly organisation: string | null;
  readonly endUser: string | null;
  /** UTC, in milliseconds since 1970; fractions allowed. */
  readonly atMs: number | null;
  readonly zone: ZoneBasis;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly operation: string | null;
  readonly model: string | null;
  readonly parameters: Parameters;
  /** All system texts of the call, joined by a blank line. */
  readonly system: string | null;
  /** Messages that are no system text, in order, the repeated history included. */
  readonly messages: readonly Message[];
  /** Index into `messages` of the first turn that is new in this call: after the last assistant turn. */
  readonly newFrom: number;
  readonly response: string | null;
  readonly stopReason: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly latencyMs: number | null;
  readonly status: 'ok' | 'error' | 'unknown';
  readonly errorCode: string | null;
  readonly cacheHit: boolean;
  /** Text was stored as JSON inside a string and parsed a second time. */
  readonly nested: boolean;
  readonly context: CallContext;
}
