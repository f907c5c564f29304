import type { CallStore } from './call-store.js';
import type { HourCounts } from './hour-counts.js';
import type { SignatureSketch } from './signature-sketch.js';

/**
 * The type that leaves the `account` step. A digest is a commutative, associative fold of calls: counters, an hour histogram and a
 * coordinated bottom-k sample of each account's calls, so any cut of the log into pieces, in any order, gives the same digest.
 */

/** Calls kept of one account (chosen): the k with the smallest hash of the call (bottom-k sample; Cohen and Kaplan 2007, doi:10.1145/1281100.1281133). */
export const SAMPLE_CALLS = 64;
/** Calls of an account whose text excerpt is kept for quotation. */
export const QUOTED_CALLS = 4;

/** The text of a call that is quoted, by the call's hash. */
export interface CallQuote {
  readonly hash: number;
  readonly excerpt: string;
}

/** Calls in slots, unordered while folding and in order of their hash once sealed. See sampled-call.ts for what is kept of them. */
export interface CallSample {
  readonly store: CallStore;
  size: number;
  readonly hashes: number[];
  /** Where each call stands in the store. */
  readonly cells: number[];
  /** Ascending by hash. */
  readonly quotes: CallQuote[];
  /** Slot of the largest hash of a full sample. */
  largest: number;
}

export interface AccountDigest {
  readonly account: string;
  /** What the log calls it, once a registration has named it otherwise. */
  readonly loggedAs?: string;
  calls: number;
  errors: number;
  cacheHits: number;
  callsWithText: number;
  callsWithTime: number;
  inputTokens: number;
  outputTokens: number;
  /**
   * Least and greatest time of a call; Infinity and -Infinity while none has a time, see spanOf. Null in their place would have the engine
   * keep each new time in an object of its own: one a call, in old memory that is searched for such objects at every collection.
   */
  firstMs: number;
  lastMs: number;
  readonly hours: HourCounts;
  readonly sample: CallSample;
  /** Signatures of reasoning that answers to this account issued, and that its requests sent back. */
  issuedSignatures: SignatureSketch;
  usedSignatures: SignatureSketch;
}

interface CallSpan {
  readonly firstMs: number;
  readonly lastMs: number;
}

/** From the first to the last call of an account that has a time; null when none has one. */
export function spanOf({ firstMs, lastMs }: Pick<AccountDigest, 'firstMs' | 'lastMs'>): CallSpan | null {
  return firstMs > lastMs ? null : { firstMs, lastMs };
}

interface Unattributed {
  calls: number;
  inputTokens: number;
  outputTokens: number;
}

export interface Digest {
  readonly accounts: Map<string, AccountDigest>;
  /** The sampled calls of all accounts. */
  readonly store: CallStore;
  readonly unattributed: Unattributed;
  /** Value of a labelled column → a short readable form (hostile text: cut, not escaped). */
  readonly labels: Map<number, string>;
  /** Calls by zone basis, nested text and similar losses, counted over all calls. */
  readonly losses: Map<string, number>;
}
