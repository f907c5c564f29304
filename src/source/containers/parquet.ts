import { finishStream } from '../finish-stream.js';
import { createRowReader } from '../row-reader.js';
import type { Container } from './container.js';
import type { readRows, TakeRow } from './parquet-rows.js';

/**
 * Rows of a Parquet file. Its bytes are in columns, so no row has a place among them: a row's `line` is its number in the file, from 1,
 * and its `byte` and `length` are those in the rows written as JSON, one a line, which is also what the hash of the stream is of.
 */
export const parquet: Container = {
  id: 'parquet',
  title: 'Parquet, also compressed with snappy, zstd, gzip, brotli or LZ4',
  splits: false,
  async readPiece(source, piece, sink, { maxRecordBytes, maxRows = Infinity }) {
    const rows = createRowReader(piece, sink);
    const takeRow: TakeRow = ({ row, fault, byte, length }) => {
      if (fault !== null) rows.reject(byte, length, fault);
      else if (length > maxRecordBytes) rows.tooLong(byte, length, maxRecordBytes);
      else rows.row(row, byte, length);
      return rows.lines() < maxRows;
    };
    const stream = await (await loadRows())(source, takeRow, maxRows);
    // Damage behind the footer is told row by row already.
    if (rows.lines() > 0) return { piece: piece.index, lines: rows.lines(), ...stream };
    return finishStream(piece, rows, stream, () => undefined);
  },
  readText: async (source, take) => (await loadRows())(source, ({ text }) => take(Buffer.from(text)), Infinity),
};

/** Loaded for the first such file: few logs are Parquet, and the package for it has more modules than any step of the fold. */
async function loadRows(): Promise<typeof readRows> {
  return (await import('./parquet-rows.js')).readRows;
}
