import type { Registration, RegistrationRow } from '../account/registration.js';
import { InputError } from '../errors.js';
import { readTime } from '../record/time.js';
import type { RowFault } from '../source/diagnose.js';
import { readStoredHead } from '../source/head.js';
import { readPiece } from '../source/read.js';
import type { Row, RowSink, Source } from '../source/source.js';
import { createRowRejects } from './row-rejects.js';

/** Our field → header names, in lower case. */
const COLUMN_NAMES = {
  account: ['account_id', 'account'],
  createdAtMs: ['created_at'],
  plan: ['plan'],
  country: ['country'],
  emailDomain: ['email_domain'],
  paymentHash: ['payment_hash'],
  organisation: ['org_id', 'organisation'],
} as const;

type Field = keyof typeof COLUMN_NAMES;
const FIELDS = Object.keys(COLUMN_NAMES) as readonly Field[];
/** Name of the column that holds a field, as the file writes it. */
type Columns = ReadonlyMap<Field, string>;

/** Longest record: an operator's export has short fields; more is another kind of file. */
const MAX_RECORD_BYTES = 1_000_000;
const LISTED_NAMES = 12;
/** Chosen: names of columns are shorter, and a report should not carry more of what is none. */
const NAME_CHARS = 60;

const NO_ACCOUNT: RowFault = { code: 'E_ACCOUNTS_ROW', reason: 'expected an account, got an empty field' };
const REPEATED: RowFault = {
  code: 'E_ACCOUNTS_ROW',
  reason: 'expected one row an account, got an earlier row of the same: that one counts',
};
const NO_TIME: RowFault = {
  code: 'E_ACCOUNTS_ROW',
  reason: 'created_at: expected a time such as 2026-03-11T04:22:37Z, got other text; the rest of the row was read',
};

/**
 * Reads accounts.csv. The account column must be there, each other one may be missing; rows that cannot be used are listed.
 * Times without a zone are taken as UTC: registration exports come from databases that keep it so.
 * @throws {InputError} E_ACCOUNTS_TEXT, E_ACCOUNTS_COLUMNS, E_ACCOUNTS_EMPTY, E_CSV_HEADER, E_INPUT_UNREADABLE
 */
export async function readAccountList(path: string, location = path): Promise<Registration> {
  const { head, sizeBytes } = readStoredHead(path, location);
  assertText(path, head);
  const source: Source = { index: 0, path, location, sizeBytes, compression: 'none', container: 'csv' };
  const piece = { index: 0, source: 0, startByte: 0, endByte: sizeBytes };
  const byAccount = new Map<string, RegistrationRow>();
  const rejects = createRowRejects(path);
  let columns: Columns | null = null;
  let unreadColumns: readonly string[] = [];
  let rows = 0;
  const sink: RowSink = {
    row(value, place) {
      rows++;
      if (columns === null) {
        const header = Object.keys(value);
        columns = columnsOf(path, header);
        unreadColumns = unreadFrom(columns, header);
      }
      const fault = keepRow(byAccount, value, columns);
      if (fault !== null) rejects.add({ place, ...fault });
    },
    reject(reject) {
      rows++;
      rejects.add(reject);
    },
    blank: () => undefined,
  };
  await readPiece(source, piece, sink, { maxRecordBytes: MAX_RECORD_BYTES, delimiter: delimiterOf(head) });
  const missingColumns = missingFrom(columns ?? noRows(path, rows));
  return { path, rows, ...rejects.counted(), missingColumns, unreadColumns, byAccount };
}

/** Spreadsheets save workbooks and "Unicode text" as readily as CSV. @throws {InputError} E_ACCOUNTS_TEXT */
function assertText(path: string, head: Buffer): void {
  if (!head.includes(0)) return;
  const message = `${path}: expected CSV in UTF-8, got NUL bytes, as a workbook or UTF-16 text has them; save the table as CSV in UTF-8`;
  throw new InputError('E_ACCOUNTS_TEXT', message, { place: { file: path } });
}

/** @returns why the row, or a part of it, cannot be used */
function keepRow(byAccount: Map<string, RegistrationRow>, row: Row, columns: Columns): RowFault | null {
  const read = (field: Field): string | null => textOf(row[columns.get(field) ?? '']);
  const account = read('account');
  if (account === null) return NO_ACCOUNT;
  if (byAccount.has(account)) return REPEATED;
  const time = timeOf(read('createdAtMs'));
  byAccount.set(account, {
    createdAtMs: time.atMs,
    plan: read('plan'),
    country: read('country'),
    emailDomain: read('emailDomain')?.toLowerCase() ?? null,
    paymentHash: read('paymentHash'),
    organisation: read('organisation'),
  });
  return time.isReadable ? null : NO_TIME;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A time as files beside the log write it: UTC where no zone is given, midnight where only a date is. */
export function timeOf(text: string | null): { readonly atMs: number | null; readonly isReadable: boolean } {
  if (text === null || text === '') return { atMs: null, isReadable: true };
  const reading = readTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text, 's', (localMs) => localMs);
  return { atMs: reading?.atMs ?? null, isReadable: reading !== null };
}

/** @throws {InputError} E_ACCOUNTS_COLUMNS */
function columnsOf(path: string, header: readonly string[]): Columns {
  const columns = new Map<Field, string>();
  for (const name of header) {
    const field = FIELDS.find((each) => (COLUMN_NAMES[each] as readonly string[]).includes(name.trim().toLowerCase()));
    if (field !== undefined && !columns.has(field)) columns.set(field, name);
  }
  if (columns.has('account')) return columns;
  const found = header.slice(0, LISTED_NAMES).map((name) => `\`${name}\``);
  throw new InputError(
    'E_ACCOUNTS_COLUMNS',
    `${path}: expected a header line with the column \`account_id\` or \`account\`, found ${found.join(', ')}; rename the column that holds the account`,
    { place: { file: path, line: 1 } },
  );
}

function missingFrom(columns: Columns): readonly string[] {
  return FIELDS.filter((field) => !columns.has(field)).map((field) => COLUMN_NAMES[field][0]);
}

function unreadFrom(columns: Columns, header: readonly string[]): readonly string[] {
  const read = new Set(columns.values());
  return header
    .filter((name) => !read.has(name))
    .slice(0, LISTED_NAMES)
    .map((name) => name.slice(0, NAME_CHARS));
}

/** The mark that occurs most often in the header line: names of columns may be any. */
function delimiterOf(head: Buffer): string {
  const header = head.toString().trimStart().split('\n', 1)[0] as string;
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

function noRows(path: string, rows: number): never {
  throw new InputError(
    'E_ACCOUNTS_EMPTY',
    `${path}: expected rows below a header line, got ${rows === 0 ? 'none' : 'none that could be read'}; leave --accounts out if there are none`,
    { place: { file: path } },
  );
}
