import { isPlain, plainChunks, readWhole } from '../byte-stream.js';
import { finishStream } from '../finish-stream.js';
import { CARRIAGE_RETURN, LINE_FEED } from '../line-end.js';
import { createLineSplitter, type LineRange, type LineSplitter } from '../line-splitter.js';
import { createRowReader, type RowReader } from '../row-reader.js';
import type { Piece, PieceTally, Source } from '../source.js';
import type { Container, ReadOptions } from './container.js';

/** One JSON object a line. */
export const ndjson: Container = linesEndedBy(LINE_FEED, 'ndjson', 'one JSON object a line (NDJSON, JSON Lines)');

/** The same with the line ends of old Mac programs. */
export const ndjsonCr: Container = linesEndedBy(CARRIAGE_RETURN, 'ndjson-cr', 'one JSON object a line, lines ended by a lone CR');

function linesEndedBy(lineEnd: number, id: string, title: string): Container {
  return {
    id,
    title,
    splits: true,
    async readPiece(source, piece, sink, options) {
      const rows = createRowReader(piece, sink, { checkKeys: options.checkKeys, endsAtReturns: true });
      const isRange = isPlain(source) && (piece.startByte > 0 || piece.endByte < source.sizeBytes);
      const read = isRange ? readRange : readStream;
      return read(source, piece, rows, { ...options, lineEnd });
    },
  };
}

type LineOptions = ReadOptions & { readonly lineEnd: number };

async function readRange(
  source: Source,
  piece: Piece,
  rows: RowReader,
  { maxRecordBytes, maxRows = Infinity, lineEnd, onBytes }: LineOptions,
): Promise<PieceTally> {
  // One byte back: only a line end there shows that a row starts at the border.
  const firstByte = Math.max(0, piece.startByte - 1);
  const splitter = splitLines(rows, {
    maxLineBytes: maxRecordBytes,
    firstByte,
    startByte: piece.startByte,
    endByte: piece.endByte,
    lineEnd,
  });
  let byte = firstByte;
  let isEnd = true;
  for (const chunk of plainChunks(source, firstByte)) {
    if (onBytes !== undefined) await onBytes(chunk, byte);
    byte += chunk.length;
    isEnd = splitter.write(chunk) && rows.lines() < maxRows;
    if (!isEnd) break;
  }
  if (isEnd) splitter.end();
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
  { maxRecordBytes, maxRows = Infinity, lineEnd }: LineOptions,
): Promise<PieceTally> {
  const splitter = splitLines(rows, { maxLineBytes: maxRecordBytes, firstByte: 0, startByte: 0, endByte: Infinity, lineEnd });
  const stream = await readWhole(source, (chunk) => splitter.write(chunk) && rows.lines() < maxRows);
  return finishStream(piece, rows, stream, splitter.end);
}

function splitLines(rows: RowReader, range: LineRange): LineSplitter {
  const sink = {
    line: rows.json,
    blank: rows.blank,
    tooLong: (byte: number, length: number) => rows.tooLong(byte, length, range.maxLineBytes),
  };
  return createLineSplitter(sink, range);
}
