import { isUtf8 } from 'node:buffer';
import { readWhole } from '../byte-stream.js';
import { finishStream } from '../finish-stream.js';
import { createLineSplitter, type LineSink } from '../line-splitter.js';
import { createRowReader, type RowReader } from '../row-reader.js';
import { notUtf8, UNCHECKED } from '../utf8.js';
import type { Container } from './container.js';

const OPEN_BRACE = 0x7b;

/** The log of a server: prose, a line a row as `{ line }`. Lines that are JSON objects are rows as they are. */
export const textLines: Container = {
  id: 'text-lines',
  title: 'lines of a server log',
  splits: false,
  async readPiece(source, piece, sink, { maxRecordBytes, maxRows = Infinity, checkKeys }) {
    const rows = createRowReader(piece, sink, { checkKeys });
    const lines = createLineSplitter(toLineSink(rows, maxRecordBytes), {
      firstByte: 0,
      startByte: 0,
      endByte: Infinity,
      maxLineBytes: maxRecordBytes,
    });
    const stream = await readWhole(source, (chunk) => lines.write(chunk) && rows.lines() < maxRows);
    return finishStream(piece, rows, stream, lines.end);
  },
};

/** Takes a line as a row: JSON where it is an object, prose otherwise. */
export function toLineSink(rows: RowReader, maxLineBytes: number): LineSink {
  return {
    line(bytes, from, to, byte, checked, isLast) {
      if (bytes[from] === OPEN_BRACE && isJsonObject(bytes, from, to)) rows.json(bytes, from, to, byte, checked, isLast);
      else if (checked === UNCHECKED && !isUtf8(bytes.subarray(from, to)))
        rows.reject(byte, to - from, notUtf8(bytes, from, to, byte));
      else rows.row({ line: bytes.toString('utf8', from, to) }, byte, to - from);
    },
    blank: rows.blank,
    tooLong: (byte, length) => rows.tooLong(byte, length, maxLineBytes),
  };
}

/** Servers print settings in braces too; what is no JSON is a line like any other. */
function isJsonObject(bytes: Buffer, from: number, to: number): boolean {
  try {
    return typeof JSON.parse(bytes.toString('utf8', from, to)) === 'object';
  } catch {
    return false;
  }
}
