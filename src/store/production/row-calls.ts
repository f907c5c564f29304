import type { AnalysisSettings } from '../../options.js';
import { createNormaliser } from '../../record/normalise.js';
import type { LogRecord } from '../../record/record.js';
import { parseFields, toRow } from '../../source/containers/csv-fields.js';
import { findDelimiter } from '../../source/delimiter.js';
import { readHead } from '../../source/head.js';
import { lineEndOf } from '../../source/line-end.js';
import type { RowPlace, Source } from '../../source/source.js';

type Row = Readonly<Record<string, unknown>>;

/** A quoted row, understood again. */
export interface RowCalls {
  readonly records: readonly LogRecord[];
  /** All strings in the row, escapes opened: what a search in its bytes could miss. */
  readonly strings: readonly string[];
}

export type ReadRow = (bytes: Buffer) => RowCalls | null;

/** Deeper rows are not quoted: the reader of logs rejects them. */
const MAX_STRINGS = 1_000_000;

/** @returns a reader of single rows of a source; null for what cannot be understood again */
export async function createRowCalls(source: Source, settings: AnalysisSettings): Promise<ReadRow> {
  const normalise = createNormaliser(settings);
  const parse = source.container === 'csv' ? await createCsvParser(source) : parseJson;
  return (bytes) => {
    const row = parse(bytes);
    if (row === null) return null;
    const records: LogRecord[] = [];
    const place: RowPlace = { source: source.index, piece: 0, line: 0, byte: 0, length: bytes.length };
    normalise(row, place, {
      record: (record) => void records.push(record),
      problem: () => undefined,
      skip: () => undefined,
      format: () => undefined,
    });
    return records.length === 0 ? null : { records, strings: stringsOf(row) };
  };
}

function parseJson(bytes: Buffer): Row | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
  } catch {
    return null;
  }
}

/** Header names are read from the first line; a header that runs over several lines is not understood here. */
async function createCsvParser(source: Source): Promise<(bytes: Buffer) => Row | null> {
  const head = await readHead(source);
  const marks = { delimiter: findDelimiter(head) ?? ',', lineEnd: lineEndOf(head) };
  const text = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const parsed = parseFields(Buffer.from(text.split(/[\r\n]/, 1)[0] as string), marks);
  const header = 'records' in parsed ? (parsed.records[0] ?? []) : [];
  return (bytes) => {
    const row = parseFields(bytes, marks);
    const fields = 'records' in row ? row.records[0] : undefined;
    return fields === undefined || fields.length !== header.length ? null : toRow(header, fields);
  };
}

/** With a stack of its own: rows come from a log and may be deep. */
function stringsOf(row: Row): readonly string[] {
  const strings: string[] = [];
  const open: unknown[] = [row];
  while (open.length > 0 && strings.length < MAX_STRINGS) {
    const value = open.pop();
    if (typeof value === 'string') strings.push(value);
    else if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) open.push(key, child);
  }
  return strings;
}
