import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { Facts, Registration, RegistrationRow } from '../account/registration.js';
import { InputError } from '../errors.js';
import { readTime } from '../record/time.js';
import { unreadable } from '../source/input-errors.js';
import { isFeedFile, readIdentityFeed } from './identity-feed-file.js';

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
type CsvRow = Readonly<Record<Field, string | null>>;

/** Longest record: an operator's export has short fields; more is another kind of file. */
const MAX_RECORD_BYTES = 1_000_000;
const LISTED_NAMES = 12;

/**
 * Reads what `--accounts` names: a CSV with one row an account, or a feed of events about users, keys and organisations.
 * @throws {InputError} those of readAccountList and readIdentityFeed
 */
export async function readRegistration(path: string): Promise<Registration> {
  return isFeedFile(path) ? readIdentityFeed(path) : readAccountList(path);
}

/**
 * Reads accounts.csv. The account column must be there, each other one may be missing; rows that cannot be used are counted.
 * Times without a zone are taken as UTC: registration exports come from databases that keep it so.
 * @throws {InputError} E_ACCOUNTS_COLUMNS, E_ACCOUNTS_EMPTY, E_INPUT_UNREADABLE
 */
async function readAccountList(path: string): Promise<Registration> {
  const byAccount = new Map<string, RegistrationRow>();
  let missingColumns: readonly string[] = [];
  let rows = 0;
  let invalidRows = 0;
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(path),
    columns: (header: string[]) => {
      const fields = fieldsOf(path, header);
      missingColumns = (Object.keys(COLUMN_NAMES) as Field[])
        .filter((field) => !fields.includes(field))
        .map((field) => COLUMN_NAMES[field][0]);
      return fields;
    },
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: () => {
      rows++;
      invalidRows++;
      return undefined;
    },
    max_record_size: MAX_RECORD_BYTES,
  });
  const collect = async (records: AsyncIterable<Partial<CsvRow>>): Promise<void> => {
    for await (const record of records) {
      rows++;
      if (!keepRow(byAccount, record)) invalidRows++;
    }
  };
  try {
    await pipeline(createReadStream(path), parser, collect);
  } catch (cause) {
    throw cause instanceof InputError ? cause : notCsv(path, cause);
  }
  if (rows === 0)
    throw new InputError(
      'E_ACCOUNTS_EMPTY',
      `${path}: expected rows below a header line, got none; leave --accounts out if there are none`,
      { place: { file: path } },
    );
  return { path, rows, invalidRows, missingColumns, byAccount };
}

/** @returns false when the row has no account, repeats one (the first counts), or holds a time that cannot be read */
function keepRow(byAccount: Map<string, RegistrationRow>, record: Partial<CsvRow>): boolean {
  const account = textOf(record.account);
  if (account === null || byAccount.has(account)) return false;
  const time = timeOf(record.createdAtMs);
  byAccount.set(account, {
    createdAtMs: time.atMs,
    plan: textOf(record.plan),
    country: textOf(record.country),
    emailDomain: textOf(record.emailDomain)?.toLowerCase() ?? null,
    paymentHash: textOf(record.paymentHash),
    organisation: textOf(record.organisation),
  });
  return time.isReadable;
}

function textOf(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : value;
}

function timeOf(value: string | null | undefined): { readonly atMs: number | null; readonly isReadable: boolean } {
  const text = textOf(value);
  if (text === null) return { atMs: null, isReadable: true };
  const reading = readTime(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text, 's', (localMs) => localMs);
  return { atMs: reading?.atMs ?? null, isReadable: reading !== null };
}

/** Our names in the order of the file's columns; other columns are left out by csv-parse (`false`). */
function fieldsOf(path: string, header: readonly string[]): (Field | false)[] {
  const taken = new Set<Field>();
  const fields = header.map((name) => {
    const field = (Object.keys(COLUMN_NAMES) as Field[]).find((each) =>
      (COLUMN_NAMES[each] as readonly string[]).includes(name.trim().toLowerCase()),
    );
    if (field === undefined || taken.has(field)) return false;
    taken.add(field);
    return field;
  });
  if (taken.has('account')) return fields;
  const found = header.slice(0, LISTED_NAMES).map((name) => `\`${name}\``);
  throw new InputError(
    'E_ACCOUNTS_COLUMNS',
    `${path}: expected a header line with the column \`account_id\` or \`account\`, found ${found.join(', ') || 'nothing'}; rename the column that holds the account`,
    {
      place: { file: path, line: 1 },
    },
  );
}

/** The mark that occurs most often in the header line. */
async function delimiterOf(path: string): Promise<string> {
  const header = await firstLine(path);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length - 1 }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

async function firstLine(path: string): Promise<string> {
  let text = '';
  try {
    for await (const chunk of createReadStream(path, { end: 65_535, encoding: 'utf8' })) text += chunk as string;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  return text.trimStart().split('\n', 1)[0] as string;
}

function notCsv(path: string, cause: unknown): InputError {
  const code = (cause as { code?: unknown }).code;
  if (typeof code === 'string' && !code.startsWith('CSV_')) return unreadable(path, cause);
  return new InputError(
    'E_ACCOUNTS_CSV',
    `${path}: expected comma-separated text with a header line, got something else (${typeof code === 'string' ? code : 'unreadable'}); check --accounts`,
    {
      place: { file: path },
      cause,
    },
  );
}

const factsShape = z.looseObject({
  modelReleases: z.array(z.looseObject({ model: z.string().min(1), at: z.string() })).optional(),
  bans: z.array(z.looseObject({ account: z.string().min(1), at: z.string() })).optional(),
});

/**
 * Reads facts.json: `modelReleases: [{model, at}]` and `bans: [{account, at}]`, both optional, times in RFC 3339.
 * @throws {InputError} E_FACTS_JSON, E_FACTS_SHAPE, E_INPUT_UNREADABLE
 */
export async function readFacts(path: string): Promise<Facts> {
  const parsed = factsShape.safeParse(await readJson(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw factsFault(path, issue?.path.join('.') || 'the file', issue?.message.toLowerCase() ?? 'of another shape');
  }
  const { modelReleases = [], bans = [] } = parsed.data;
  return {
    path,
    bans: bans.map(({ account, at }, i) => ({ account, atMs: factTime(path, `bans.${i}.at`, at) })),
    modelReleases: modelReleases.map(({ model, at }, i) => ({ model, atMs: factTime(path, `modelReleases.${i}.at`, at) })),
  };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new InputError(
      'E_FACTS_JSON',
      `${path}: expected one JSON object with modelReleases and bans, got text that is no JSON; check --facts`,
      { place: { file: path }, cause },
    );
  }
}

function factTime(path: string, field: string, value: string): number {
  const { atMs, isReadable } = timeOf(value);
  if (atMs !== null && isReadable) return atMs;
  throw factsFault(path, field, `expected a time such as 2026-03-11T04:22:37Z, got "${value}"`);
}

function factsFault(path: string, field: string, words: string): InputError {
  return new InputError('E_FACTS_SHAPE', `${path}: \`${field}\` does not fit: ${words}; see the README for the fields`, {
    place: { file: path },
  });
}
