import type { AnalysisSettings } from '../../options.js';
import type { RowAids } from '../../record/format.js';
import { createNormaliser } from '../../record/normalise.js';
import type { LogRecord } from '../../record/record.js';
import { parseFields, toRow } from '../../source/containers/csv-fields.js';
import { cellFlags } from '../../source/containers/spreadsheet.js';
import { toLineSink } from '../../source/containers/text-lines.js';
import { findDelimiter } from '../../source/delimiter.js';
import { readHead } from '../../source/head.js';
import { lineEndOf } from '../../source/line-end.js';
import { namesOf } from '../../source/odd-rows.js';
import type { RowFlagName, RowFlags } from '../../source/row-flags.js';
import { createRowReader } from '../../source/row-reader.js';
import type { Row, RowPlace, RowSink, Source } from '../../source/source.js';
import { UNCHECKED } from '../../source/utf8.js';

/** A quoted row, understood again. */
export interface RowCalls {
  readonly records: readonly LogRecord[];
  /** All strings in the row, escapes opened: what a search in its bytes could miss. */
  readonly strings: readonly string[];
  /** What is odd about the row: another reader may show other values. */
  readonly oddities: readonly RowFlagName[];
}

type ReadRow = (bytes: Buffer) => RowCalls | null;

/** Deeper rows are not quoted: the reader of logs rejects them. */
const MAX_STRINGS = 1_000_000;

/**
 * @param aids what completed the calls of the case; without them a row says what it says by itself
 * @returns a reader of single rows of a source, which takes them as they were taken when the log was folded; null for what cannot be
 * understood again
 */
export async function createRowCalls(source: Source, settings: AnalysisSettings, aids?: RowAids): Promise<ReadRow> {
  const normalise = createNormaliser(settings, aids);
  const parse = await createParser(source);
  return (bytes) => {
    const parsed = parse(bytes);
    if (parsed === null) return null;
    const records: LogRecord[] = [];
    const place: RowPlace = { source: source.index, piece: 0, line: 0, byte: 0, length: bytes.length };
    normalise(parsed.row, place, {
      record: (record) => void records.push(record),
      problem: () => undefined,
      skip: () => undefined,
      format: () => undefined,
    });
    return records.length === 0 ? null : { records, strings: stringsOf(parsed.row), oddities: namesOf(parsed.flags) };
  };
}

interface ParsedRow {
  readonly row: Row;
  readonly flags: RowFlags;
}

type ParseRow = (bytes: Buffer) => ParsedRow | null;

async function createParser(source: Source): Promise<ParseRow> {
  if (source.container === 'csv') return createCsvParser(source);
  return (bytes) => readAlone(bytes, source.container === 'text-lines');
}

/** By the reader of logs itself, with every flag. */
function readAlone(bytes: Buffer, isLines: boolean): ParsedRow | null {
  let parsed: ParsedRow | null = null;
  const sink: RowSink = {
    row: (row, _, flags) => {
      parsed = { row, flags };
    },
    reject: () => undefined,
    blank: () => undefined,
  };
  const rows = createRowReader({ index: 0, source: 0, startByte: 0, endByte: bytes.length }, sink, { checkKeys: true });
  const read = isLines ? toLineSink(rows, Infinity).line : rows.json;
  read(bytes, 0, bytes.length, 0, UNCHECKED, false);
  return parsed;
}

/** Header names are read from the first line; a header that runs over several lines is not understood here. */
async function createCsvParser(source: Source): Promise<ParseRow> {
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
    if (fields === undefined || fields.length !== header.length) return null;
    return { row: toRow(header, fields), flags: cellFlags(fields) };
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
