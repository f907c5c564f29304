import type { Place } from '../finding/finding.js';
import type { Completion } from '../record/completion.js';
import type { Trust } from '../record/record.js';
import type { ReportLoss } from './report.js';

export interface InspectedFormat {
  readonly id: string;
  readonly title: string;
  /** The test that recognised the rows, in words. */
  readonly rule: string;
  readonly rows: number;
  /** Share of the file's rows that the test recognised, 0…1. */
  readonly share: number;
  readonly accountKey: string;
  readonly accountKeyTrust: string;
  /** Identifiers that its rows may hold, by who vouches for them. */
  readonly identifiers: Readonly<Partial<Record<Trust, readonly string[]>>>;
  /** What its export is known to leave out, whatever these files show, and fields of a call that are not read. */
  readonly losses: readonly string[];
  readonly unread: readonly string[];
}

export interface InspectedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly streamBytes: number;
  readonly sha256: string;
  readonly compression: string;
  readonly container: string;
  readonly formats: readonly InspectedFormat[];
  readonly rows: number;
  readonly calls: number;
  readonly rejects: number;
  readonly duplicates: number;
  readonly skipped: number;
  readonly blanks: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  /** Why the file could not be read to its end, or is not as long as the export lists it; null for a whole one. */
  readonly damage: string | null;
}

/** Found beside the files and not read. */
interface UnreadFile {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

export interface InspectedReject {
  readonly code: string;
  readonly count: number;
  /** The first of its kind. */
  readonly place: Place;
  readonly reason: string;
}

/** What is in a set of log files, before any analysis. `inspect --json` prints it as it is. */
export interface Inspection {
  readonly schemaVersion: '1.0.0';
  readonly files: readonly InspectedFile[];
  /** What completed the calls from beside the files. */
  readonly completion: Completion;
  readonly unread: readonly UnreadFile[];
  readonly calls: number;
  readonly unattributedCalls: number;
  readonly accounts: number;
  readonly callsPerAccount: { readonly min: number; readonly median: number; readonly max: number } | null;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the calls that have an account. */
  readonly callsWithText: number;
  /** Models of the calls that the digest keeps of each account, most calls first. */
  readonly models: readonly { readonly model: string; readonly keptCalls: number }[];
  readonly keptCalls: number;
  readonly rejects: readonly InspectedReject[];
  readonly losses: readonly ReportLoss[];
}
