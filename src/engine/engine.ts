import type { Digest } from '../account/account.js';
import type { AnalysisSettings } from '../options.js';
import type { PieceTally, Reject, RowSink, Source } from '../source/source.js';

/** Counts of one source after the fold. rows = rowsWithRecords + rejects + duplicates + skipped. */
export interface SourceTally {
  readonly source: Source;
  readonly sha256: string;
  readonly streamSha256: string;
  readonly streamBytes: number;
  readonly formats: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly records: number;
  readonly rejects: number;
  readonly duplicates: number;
  readonly skipped: number;
  readonly blanks: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Per piece of this source, in order: the line number before its first line, to turn piece lines into file lines. */
  readonly lineBases: readonly { readonly piece: number; readonly startByte: number; readonly lineBase: number }[];
}

export interface FoldResult {
  readonly digest: Digest;
  readonly sources: readonly SourceTally[];
  readonly rejects: readonly Reject[];
}

export interface FoldProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly calls: number;
}

export interface FoldRequest {
  readonly paths: readonly string[];
  readonly settings: AnalysisSettings;
  readonly threads: number;
  readonly abort?: AbortSignal;
  readonly onProgress?: (progress: FoldProgress) => void;
}

export type { PieceTally, RowSink };
