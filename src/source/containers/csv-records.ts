import { isUtf8 } from 'node:buffer';
import type { RowFault } from '../diagnose.js';
import type { RowReader } from '../row-reader.js';
import { notUtf8 } from '../utf8.js';
import { headerOf, noHeader, parseFields, toRow } from './csv-fields.js';
import type { CsvMarks, RecordSink, RecordSpan } from './record-splitter.js';
import { cellFlags } from './spreadsheet.js';

/** Takes records as rows under the names of the first that is not blank. */
export function toRecordSink(path: string, rows: RowReader, marks: CsvMarks, maxRecordBytes: number): RecordSink {
  let header: readonly string[] | null = null;
  return {
    records(bytes, spans, byte) {
      let data = spans;
      if (header === null) {
        const first = spans.findIndex((span) => !isBlank(bytes, span));
        for (let i = 0; i <= (first < 0 ? spans.length - 1 : first); i++) rows.blank();
        if (first < 0) return;
        header = headerOf(path, bytes, spans[first] as RecordSpan, byte, marks);
        data = spans.slice(first + 1);
      }
      const table: Table = { marks, header };
      const batch: Batch = { bytes, spans: data, byte };
      if (data.length > 0 && !readBatch(rows, batch, table)) for (const span of data) readOne(rows, batch, span, table);
    },
    tooLong(byte, length) {
      if (header === null) throw noHeader(path, byte, `a line of ${length} bytes`);
      rows.tooLong(byte, length, maxRecordBytes);
    },
    unclosed: (byte, length) =>
      rows.reject(byte, length, {
        code: 'E_INPUT_TRUNCATED',
        reason: 'expected a closing quote, got the end of the file: the file looks cut, or the quote is missing',
      }),
  };
}

interface Table {
  readonly marks: CsvMarks;
  readonly header: readonly string[];
}

/** Records that stand one after the other in `bytes`; `byte` is the stream offset of `bytes[0]`. */
interface Batch {
  readonly bytes: Buffer;
  readonly spans: readonly RecordSpan[];
  readonly byte: number;
}

/**
 * The fast path: all records of a chunk in one call. Taken only when the parser finds exactly the records that the splitter found;
 * otherwise each record is parsed by itself, so that one bad record cannot harm its neighbours.
 */
function readBatch(rows: RowReader, { bytes, spans, byte }: Batch, { marks, header }: Table): boolean {
  const from = (spans[0] as RecordSpan).from;
  const batch = bytes.subarray(from, (spans[spans.length - 1] as RecordSpan).to);
  if (!isUtf8(batch) || spans.some((span) => isBlank(bytes, span))) return false;
  const parsed = parseFields(batch, marks);
  if ('fault' in parsed || parsed.records.length !== spans.length || parsed.records[0]?.length !== header.length) return false;
  spans.forEach((span, i) => {
    const fields = parsed.records[i] as readonly string[];
    rows.row(toRow(header, fields), byte + span.from, span.to - span.from, cellFlags(fields));
  });
  return true;
}

function readOne(rows: RowReader, { bytes, byte: base }: Batch, span: RecordSpan, table: Table): void {
  if (isBlank(bytes, span)) {
    rows.blank();
    return;
  }
  const byte = base + span.from;
  const length = span.to - span.from;
  const read = readRecord(bytes.subarray(span.from, span.to), byte, table);
  if ('fault' in read) rows.reject(byte, length, read.fault);
  else rows.row(toRow(table.header, read.fields), byte, length, cellFlags(read.fields));
}

type RecordRead = { readonly fields: readonly string[] } | { readonly fault: RowFault };

function readRecord(record: Buffer, byte: number, { marks, header }: Table): RecordRead {
  if (!isUtf8(record)) return { fault: notUtf8(record, 0, record.length, byte) };
  const parsed = parseFields(record, marks);
  if ('fault' in parsed) return parsed;
  const [fields = []] = parsed.records;
  if (fields.length === header.length) return { fields };
  return { fault: { code: 'E_ROW_COLUMNS', reason: `expected ${header.length} columns as in the header, got ${fields.length}` } };
}

function isBlank(bytes: Buffer, { from, to }: RecordSpan): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0x20 && bytes[i] !== 0x09 && bytes[i] !== 0x0d) return false;
  return true;
}
