import { readWhole } from '../byte-stream.js';
import { finishStream } from '../finish-stream.js';
import { createRowReader, type RowReader } from '../row-reader.js';
import { UNCHECKED } from '../utf8.js';
import type { Container, ReadOptions } from './container.js';
import { createElementSplitter } from './element-splitter.js';

/** A JSON array of objects, or objects one after the other over several lines (pretty-printed). Streamed, never held as a whole. */
export const jsonArray: Container = {
  id: 'json-array',
  title: 'a JSON array of objects, or pretty-printed objects',
  splits: false,
  async readPiece(source, piece, sink, { maxRecordBytes, maxRows = Infinity, checkKeys }: ReadOptions) {
    const rows = createRowReader(piece, sink, { checkKeys });
    const elements = createElementSplitter(toElementSink(rows, maxRecordBytes), maxRecordBytes);
    const stream = await readWhole(source, (chunk) => {
      elements.write(chunk);
      return rows.lines() < maxRows;
    });
    return finishStream(piece, rows, stream, elements.end);
  },
};

function toElementSink(rows: RowReader, maxRecordBytes: number): Parameters<typeof createElementSplitter>[0] {
  return {
    element: (bytes, from, to, byte, isLast) => rows.json(bytes, from, to, byte, UNCHECKED, isLast),
    tooLong: (byte, length) => rows.tooLong(byte, length, maxRecordBytes),
    unclosed: (byte, length) =>
      rows.reject(byte, length, {
        code: 'E_INPUT_TRUNCATED',
        reason: `expected the end of the ${length === 0 ? 'array' : 'row'}, got the end of the file: the file looks cut`,
      }),
  };
}
