import { readPlain, readWhole } from '../byte-stream.js';
import { createLineSplitter, type LineSplitter } from '../line-splitter.js';
import { createRowReader, type RowReader } from '../row-reader.js';
import type { Piece, PieceTally, Source } from '../source.js';
import type { Container, ReadOptions } from './container.js';

/** One JSON object a line. */
export const ndjson: Container = {
  id: 'ndjson',
  title: 'one JSON object a line (NDJSON, JSON Lines)',
  splits: true,
  async readPiece(source, piece, sink, options) {
    const rows = createRowReader(piece, sink, options.checkKeys);
    return source.compression === 'none' ? readRange(source, piece, rows, options) : readStream(source, piece, rows, options);
  },
};

function readRange(
  source: Source,
  piece: Piece,
  rows: RowReader,
  { maxRecordBytes, maxRows = Infinity }: ReadOptions,
): PieceTally {
  // One byte back: only a line feed there shows that a row starts at the border.
  const firstByte = Math.max(0, piece.startByte - 1);
  const splitter = splitLines(rows, maxRecordBytes, firstByte, piece);
  const ended = readPlain(source, firstByte, (chunk) => splitter.write(chunk) && rows.lines() < maxRows);
  if (ended) splitter.end();
  return {
    piece: piece.index,
    lines: rows.lines(),
    bytes: piece.endByte - piece.startByte,
    streamSha256: null,
    storedSha256: null,
  };
}

async function readStream(
  source: Source,
  piece: Piece,
  rows: RowReader,
  { maxRecordBytes, maxRows = Infinity }: ReadOptions,
): Promise<PieceTally> {
  const splitter = splitLines(rows, maxRecordBytes, 0, { startByte: 0, endByte: Infinity });
  const stream = await readWhole(source, (chunk) => splitter.write(chunk) && rows.lines() < maxRows);
  if (stream.streamSha256 !== null) splitter.end();
  return { piece: piece.index, lines: rows.lines(), ...stream };
}

function splitLines(
  rows: RowReader,
  maxLineBytes: number,
  firstByte: number,
  { startByte, endByte }: Pick<Piece, 'startByte' | 'endByte'>,
): LineSplitter {
  const sink = {
    line: rows.json,
    blank: rows.blank,
    tooLong: (byte: number, length: number) => rows.tooLong(byte, length, maxLineBytes),
  };
  return createLineSplitter(sink, { firstByte, startByte, endByte, maxLineBytes });
}
