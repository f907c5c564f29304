import type { Piece, PieceTally, RowSink, Source } from '../source.js';
import type { StreamTally, TakeChunk } from '../stream-tally.js';

export interface ReadOptions {
  readonly maxRecordBytes: number;
  /** Stop after so many rows (samples). The tally then covers only what was read. */
  readonly maxRows?: number;
  /** Of separated text, where the caller knows better than the names in the header tell. */
  readonly delimiter?: string;
  /** Look for duplicate keys in JSON rows: nearly half of the cost of parsing on top. */
  readonly checkKeys?: boolean;
  /** Is handed what is read of a plain file that is cut into pieces, with its place, before the rows of it; they wait for the answer. */
  readonly onBytes?: ((bytes: Buffer, byte: number) => Promise<void>) | undefined;
}

/** How rows stand in a file. Adding one is one file here, one line in containers/index.ts, a rule in recognise.ts and its fixtures. */
export interface Container {
  readonly id: string;
  readonly title: string;
  /** A plain file can be cut in byte ranges that are read independently. */
  readonly splits: boolean;
  readPiece(source: Source, piece: Piece, sink: RowSink, options: ReadOptions): Promise<PieceTally>;
  /** The rows as text, where the stream of the source is none. */
  readText?(source: Source, take: TakeChunk): Promise<StreamTally>;
}
