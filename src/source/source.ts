/** The type that leaves the `source` step: files that were opened, cut into numbered pieces, and the rows read from them. */

import type { RowFlagName, RowFlags } from './row-flags.js';

/** One row of a log: an object from JSON, or the columns of a record by name. */
export type Row = Readonly<Record<string, unknown>>;

/** How the stored bytes become the stream: `deflate+gzip` is a gzip file that a zip archive has deflated once more. */
export type Compression = 'none' | 'gzip' | 'zstd' | 'deflate' | 'deflate+gzip' | 'deflate+zstd';

/** Where a member of a zip archive lies in the archive's file, and what the archive says of it. */
export interface ArchiveMember {
  readonly startByte: number;
  /** As inflated, before any compression of the member's own. */
  readonly sizeBytes: number;
  readonly crc32: number;
}

/** One input file (or standard input), in the order in which it is read: sorted by path. */
export interface Source {
  readonly index: number;
  /**
   * The path as the person gave it (or as it was found below a folder given). `-` is standard input, `archive.zip!member` a member of
   * an archive.
   */
  readonly path: string;
  /** Where to read: the absolute path, or a spooled copy of standard input. */
  readonly location: string;
  /** Stored bytes: of the file, or of the member in its archive. */
  readonly sizeBytes: number;
  readonly compression: Compression;
  /** Id of the container reader, see containers/. */
  readonly container: string;
  /** Absent when the source is a whole file. */
  readonly member?: ArchiveMember;
}

/** A file, link or member that was found and not read. Nothing that was found is passed over without being named. */
export interface UnreadInput {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
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

/**
 * Where a row stands. `line` counts from 1 within the piece; `byte` and `length` are those of the row in the decompressed stream of the
 * source. A Parquet file has no stream of rows: `line` is the number of the row in the file, and the stream that bytes and hash are of is
 * its rows written as JSON, one a line, in order (see containers/parquet.ts).
 */
export interface RowPlace {
  readonly source: number;
  readonly piece: number;
  readonly line: number;
  readonly byte: number;
  readonly length: number;
}

/** A place as people look it up: `line` counts from 1 over the whole file, `byte` in the decompressed stream. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly byte: number;
  readonly length: number;
}

/** Rows of one kind that were read, and that another reader may read otherwise. */
export interface OddRows {
  readonly kind: RowFlagName;
  readonly rows: number;
  /** The first of them. */
  readonly examples: readonly RowPlace[];
}

/** A row that could not be read, or read but not understood. Nothing is lost without being named. */
export interface Reject {
  readonly place: RowPlace;
  readonly code: string;
  readonly reason: string;
}

/** A reject as a list shows it to people. */
export interface ListedReject {
  readonly place: FilePlace;
  readonly code: string;
  readonly reason: string;
}

/** What a reader reports while it goes through a piece. Calls come in the order of the rows. */
export interface RowSink {
  /**
   * A parsed row: an object from JSON, or the columns of a record. Whole numbers beyond 2^53 are decimal text. `place` is reused between
   * calls: copy what you keep.
   * @param flags what is odd about the row, see row-flags.ts
   */
  row(value: Row, place: RowPlace, flags: RowFlags): void;
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
  /** SHA-256 of the decompressed stream, for pieces that are a whole source; else null (the engine hashes files that are cut). */
  readonly streamSha256: string | null;
  /** SHA-256 of the stored bytes, for pieces that are a whole source and were read from its first byte to its last; else null. */
  readonly storedSha256: string | null;
  /** Why the stored bytes could not be decompressed to their end; the rows before are kept. */
  readonly damage?: Damage;
  /** The reject of the row in the middle of which the stream ends. */
  readonly cut?: Reject;
}

/** Why an input is not whole. What was read of it is kept; what is cut is also listed as a reject behind the last row that came out. */
export interface Damage {
  readonly code: string;
  readonly reason: string;
}

/**
 * Counts of one source after the fold. Each of its lines is a row or a blank, and each row one of rejects, duplicates, skipped, or a row
 * with records; of these last a row may hold several.
 */
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
  /** Rows that another reader may read otherwise. They count among the rows above. */
  readonly oddRows: readonly OddRows[];
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly damage?: Damage;
  /** Per piece of this source, in order: the line number before its first line, to turn piece lines into file lines. */
  readonly lineBases: readonly { readonly piece: number; readonly startByte: number; readonly lineBase: number }[];
}
