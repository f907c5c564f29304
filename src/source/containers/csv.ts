import { readWhole } from '../byte-stream.js';
import { findDelimiter } from '../delimiter.js';
import { finishStream } from '../finish-stream.js';
import { readHead } from '../head.js';
import { lineEndOf } from '../line-end.js';
import { createRowReader } from '../row-reader.js';
import type { Container } from './container.js';
import { type CsvMarks, createRecordSplitter } from './record-splitter.js';

/** Character-separated text with a header line: comma, tab, semicolon or bar. `line` counts records, the header being the first. */
export const csv: Container = {
  id: 'csv',
  title: 'comma-, tab-, semicolon- or bar-separated text with a header line',
  splits: false,
  async readPiece(source, piece, sink, { maxRecordBytes, maxRows = Infinity, delimiter }) {
    // Loaded for the first such file: few logs are CSV, and the package for it is much of what a run would load.
    const { toRecordSink } = await import('./csv-records.js');
    const rows = createRowReader(piece, sink);
    const head = await readHead(source);
    const marks: CsvMarks = { delimiter: delimiter ?? findDelimiter(head) ?? ',', lineEnd: lineEndOf(head) };
    const recordSink = toRecordSink(source.path, rows, marks, maxRecordBytes);
    const records = createRecordSplitter(recordSink, { ...marks, maxRecordBytes });
    const stream = await readWhole(source, (chunk) => {
      records.write(chunk);
      return rows.lines() < maxRows;
    });
    return finishStream(piece, rows, stream, records.end);
  },
};
