import { readFileSync } from 'node:fs';
import { type CsvError, parse } from 'csv-parse/sync';
import { InputError } from '../../errors.js';
import type { RedactionTerm } from '../../report/redact-terms.js';
import { faultInWords } from '../../source/containers/csv-fields.js';
import { unreadable } from '../../source/input-errors.js';

const REASON = /^[A-Z][A-Z0-9-]{0,19}$/;
/** One letter would take a text apart. */
const LEAST_CHARACTERS = 2;
/** Chosen: every term is looked for in every text. */
const MOST_TERMS = 10_000;
/** Ten thousand long names with reasons stay far below. */
const MOST_BYTES = 4 * 1024 * 1024;

interface Record {
  readonly record: { readonly term?: string; readonly reason?: string };
  readonly info: { readonly lines: number };
}

/**
 * Reads a CSV with the columns `term` and, if wanted, `reason`: names and words that a production must not show.
 * @throws {InputError} E_TERMS, E_INPUT_UNREADABLE
 */
export function readTerms(path: string): readonly RedactionTerm[] {
  const terms = parseFile(path).map(({ record, info }): RedactionTerm => {
    const text = record.term?.trim() ?? '';
    const reason = record.reason?.trim() ?? '';
    if ([...text].length < LEAST_CHARACTERS)
      throw fault(path, `expected a term of ${LEAST_CHARACTERS} characters or more`, info.lines);
    if (reason !== '' && !REASON.test(reason))
      throw fault(
        path,
        'expected a reason of up to 20 capital letters, digits and hyphens, such as NAME or PRIVILEGE',
        info.lines,
      );
    return { text, reason: reason === '' ? null : reason };
  });
  if (terms.length === 0 || terms.length > MOST_TERMS)
    throw fault(path, `expected 1 to ${MOST_TERMS} terms, got ${terms.length}`);
  return terms;
}

function parseFile(path: string): readonly Record[] {
  const bytes = readBytes(path);
  if (bytes.length > MOST_BYTES) throw fault(path, `expected at most ${MOST_BYTES} bytes, got ${bytes.length}`);
  try {
    const columns = (header: readonly string[]): string[] => header.map((name) => name.trim().toLowerCase());
    const records = parse(bytes, { bom: true, columns, info: true, skip_empty_lines: true }) as unknown as readonly Record[];
    if (records.length > 0 && records[0]?.record.term === undefined)
      throw fault(path, 'expected a header line with the column term, and reason if wanted', 1);
    return records;
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const { lines } = cause as Partial<CsvError>;
    throw fault(path, faultInWords(cause), typeof lines === 'number' ? lines : undefined);
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function fault(path: string, message: string, line?: number): InputError {
  const place = line === undefined ? { file: path } : { file: path, line };
  return new InputError('E_TERMS', `--redact-terms: ${path}${line === undefined ? '' : `:${line}`}: ${message}`, { place });
}
