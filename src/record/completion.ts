/** What completed the calls from beside the log: counts that go into the report. */

import type { Damage } from '../source/source.js';

/** What was joined, over the whole run. Calls that stand in several files ask each time. */
export interface JoinTally {
  readonly format: string;
  /** Calls of the format that asked and were given at least one row; where several differ, the format believes none of them. */
  readonly joinedCalls: number;
  readonly unjoinedCalls: number;
  readonly kinds: readonly {
    readonly title: string;
    readonly rows: number;
    /** Rows that no call asked for; null when digests were joined, which do not say what rows these were. */
    readonly unusedRows: number | null;
  }[];
}

/** A file given with --join. rows = partners + others + rejects. */
export interface JoinSourceTally {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the stored bytes. */
  readonly sha256: string;
  readonly rows: number;
  readonly partners: number;
  readonly others: number;
  readonly rejects: number;
  readonly firstReject?: { readonly line: number; readonly byte: number; readonly code: string; readonly reason: string };
  /** Rows that another reader may read otherwise, by the name of the flag, with the line of the first. They count among the rows above. */
  readonly oddRows?: readonly { readonly kind: string; readonly rows: number; readonly firstLine: number }[];
  /** Why the file is not whole. */
  readonly damage?: Damage;
}

export interface Completion {
  readonly joins: readonly JoinTally[];
  readonly joinSources: readonly JoinSourceTally[];
  readonly bodies: {
    /** As the person named the folder. */
    readonly path: string;
    readonly files: number;
    readonly sizeBytes: number;
    /** SHA-256 over the sorted lines `<sha256 of the file>  <path below the folder>`. */
    readonly listSha256: string;
    readonly read: number;
    readonly missing: number;
  } | null;
  readonly unsealed: { readonly opened: number; readonly failed: number } | null;
}

export const NO_COMPLETION: Completion = { joins: [], joinSources: [], bodies: null, unsealed: null };
