import { type CsvError, parse } from 'csv-parse/sync';
import { InputError } from '../../errors.js';
import type { RowFault } from '../diagnose.js';
import { LINE_FEED } from '../line-end.js';
import type { CsvMarks, RecordSpan } from './record-splitter.js';

type CsvParse = { readonly records: readonly (readonly string[])[] } | { readonly fault: RowFault };

/** Fields as text: no cast (it turns ids into numbers), no trim, nothing relaxed (it hides damage). */
export function parseFields(bytes: Buffer, { delimiter, lineEnd }: CsvMarks): CsvParse {
  try {
    const records = parse(bytes, {
      delimiter,
      record_delimiter: lineEnd === LINE_FEED ? ['\r\n', '\n'] : ['\r'],
      columns: false,
      bom: false,
      cast: false,
    });
    return { records };
  } catch (error) {
    return { fault: { code: 'E_ROW_CSV', reason: faultInWords(error) } };
  }
}

/** @throws {InputError} when two columns have one name: one of them would silently be lost. Columns without a name have nothing to lose. */
export function headerOf(
  path: string,
  bytes: Buffer,
  { from, to }: RecordSpan,
  base: number,
  marks: CsvMarks,
): readonly string[] {
  const start =
    base + from === 0 && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? from + 3 : from;
  const parsed = parseFields(bytes.subarray(start, to), marks);
  const header = 'records' in parsed ? (parsed.records[0] ?? []) : [];
  const twice = firstRepeated(header.filter((name) => name !== ''));
  if (header.length > 0 && twice === undefined) return header;
  const got = twice === undefined ? 'a line that is no CSV record' : `the column ${JSON.stringify(twice)} twice`;
  throw noHeader(path, base + start, got);
}

/** A header may have as many names as fit into a row: each is looked up once. */
function firstRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

export function noHeader(path: string, byte: number, got: string): InputError {
  const message = `${path}: expected a header line with a name for each column, got ${got}; rename the column in a copy`;
  return new InputError('E_CSV_HEADER', message, { place: { file: path, line: 1, byte } });
}

/** A column called `__proto__` is data like any other. */
export function toRow(header: readonly string[], fields: readonly string[]): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < header.length; i++) {
    const name = header[i] as string;
    if (name === '__proto__')
      Object.defineProperty(row, name, { value: fields[i], enumerable: true, writable: true, configurable: true });
    else row[name] = fields[i];
  }
  return row;
}

const WORDS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'expected a closing quote, got the end of the record',
  CSV_INVALID_CLOSING_QUOTE: 'expected a delimiter after a closing quote, got other text',
  INVALID_OPENING_QUOTE: 'expected a bare field without quotes, got a quote inside it',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'expected as many fields as in the record before, got another number',
};

/** What csv-parse found, without its code. */
export function faultInWords(error: unknown): string {
  const code = (error as Partial<CsvError>).code ?? '';
  return WORDS[code] ?? `expected a CSV record, got ${code === '' ? 'an unknown fault' : code}`;
}
