/** The type that leaves the `source` step: files that were opened, cut into numbered pieces, and the rows read from them. */

import type { RowFlags } from './row-flags.js';

/** One row of a log: an object from JSON, or the columns of a record by name. */
export type Row = Readonly<Record<string, unknown>>;

export type Compression = 'none' | 'gzip';

/** One input file (or standard input), in the order in which it is read: sorted by path. */
export interface Source {
  readonly index: number;
  /** The path as the person gave it (or as it was found below a folder given). `-` is standard input. */
  readonly path: string;
  /** Where to read: the absolute path, or a spooled copy of standard input. */
  readonly location: string;
  readonly sizeBytes: number;
  readonly compression: Compression;
  /** Id of the container reader, see containers/. */
  readonly container: string;
}

/** A fixed byte range of a source. It owns the rows that start in it. A source that cannot be split is one piece. */
export interface Piece {
  /** Number over all sources: the order in which pieces are merged. */
  readonly index: number;
  readonly source: number;
  readonly startByte: number;
  /** Exclusive. Equals the size for the last piece; for a compressed source it is the stored size. */
  readonly endByte: number;
}

/** Where a row stands. `line` counts from 1 within the piece; `byte` is the offset in the decompressed stream of the source. */
export interface RowPlace {
  readonly source: number;
  readonly piece: number;
  readonly line: number;
  readonly byte: number;
  readonly length: number;
}

/** A row that could not be read, or read but not understood. Nothing is lost without being named. */
export interface Reject {
  readonly place: RowPlace;
  readonly code: string;
  readonly reason: string;
}

/** What a reader reports while it goes through a piece. Calls come in the order of the rows. */
export interface RowSink {
  /**
   * A parsed row: an object from JSON, or the columns of a record. `place` is reused between calls: copy what you keep.
   * @param flags what is odd about the row, see row-flags.ts
   * @param exact the row with whole numbers beyond 2^53 as decimal text; good only during the call, and it costs a second parse
   */
  row(value: Row, place: RowPlace, flags: RowFlags, exact: () => Row): void;
  reject(reject: Reject): void;
  /** Blank or whitespace-only lines (also CSV header rows are counted here, not as rows). */
  blank(count: number): void;
}

/** What was physically seen in one piece. */
export interface PieceTally {
  readonly piece: number;
  /** Physical lines (or array elements, or CSV records) that start in the piece, blanks and rejects included. */
  readonly lines: number;
  /** Bytes of the decompressed stream. */
  readonly bytes: number;
  /** SHA-256 of the decompressed stream, for pieces that are a whole compressed source; else null (the engine hashes plain files). */
  readonly streamSha256: string | null;
  /** SHA-256 of the stored bytes, for pieces that are a whole source and were read from its first byte to its last; else null. */
  readonly storedSha256: string | null;
}

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
