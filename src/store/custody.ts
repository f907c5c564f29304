import { accessSync, constants, existsSync, lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError, IntegrityError } from '../errors.js';
import { systemWords, unreadable } from '../source/input-errors.js';
import { canonicalJson } from './canonical-json.js';
import { sha256Of } from './sha256-of.js';
import { writeWhole } from './write-whole.js';

/**
 * custody.ndjson: what was done with the evidence, one canonical JSON object a line, each holding the SHA-256 of the line before. A changed,
 * missing or moved line breaks the chain, and each line also holds the hash of itself, so that a change in the last one shows too. Lines
 * cut from the end do not: their number and the last hash stand in manifest.json for the analysis, and in the tag manifest of a production
 * (which can be time-stamped) for what followed.
 */
export const CUSTODY_FILE = 'custody.ndjson';

const CUSTODY_ACTIONS = ['received', 'hashed', 'parsed', 'analysed', 'exported', 'verified', 'timestamped'] as const;
type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

/** Who acts and when, as the operator states it. The clock of the machine is never asked: the same input gives the same bytes. */
export interface CustodyBasis {
  /** RFC 3339 in UTC, or null. */
  readonly at: string | null;
  readonly timeBasis: 'time not stated' | 'SOURCE_DATE_EPOCH' | 'stated by the operator';
  readonly operator: string | null;
}

export const NOTHING_STATED: CustodyBasis = { at: null, timeBasis: 'time not stated', operator: null };

export interface CustodyDraft {
  readonly action: CustodyAction;
  /** One sentence. */
  readonly what: string;
  /** Counts and choices that belong to it. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** What it was done to, by name. */
  readonly sha256s: readonly { readonly name: string; readonly sha256: string }[];
}

export interface CustodyEntry extends CustodyDraft, CustodyBasis {
  /** From 1. */
  readonly sequence: number;
  /** SHA-256 of the line before, without its line end; zeros before the first. */
  readonly previous: string;
  /** Of the entry without this field, in canonical JSON. */
  readonly sha256: string;
}

const NO_ENTRY = '0'.repeat(64);
/** Chosen: some hundred thousand entries, far above what a case gathers. */
const MAX_CUSTODY_BYTES = 128 * 1024 * 1024;

const entryShape = z.strictObject({
  sequence: z.int().positive(),
  action: z.enum(CUSTODY_ACTIONS),
  at: z.string().nullable(),
  timeBasis: z.string(),
  operator: z.string().nullable(),
  what: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  sha256s: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  previous: z.string(),
  sha256: z.string(),
});

/** The entries with further ones behind them. */
export function extendCustody(
  entries: readonly CustodyEntry[],
  drafts: readonly CustodyDraft[],
  basis: CustodyBasis,
): readonly CustodyEntry[] {
  const extended = [...entries];
  for (const draft of drafts) {
    const entry = { ...draft, ...basis, sequence: extended.length + 1, previous: custodyHead(extended) };
    extended.push({ ...entry, sha256: sha256Of(canonicalJson(entry)) });
  }
  return extended;
}

/** SHA-256 of the last line: it stands for all of them. */
export function custodyHead(entries: readonly CustodyEntry[]): string {
  const last = entries.at(-1);
  return last === undefined ? NO_ENTRY : sha256Of(canonicalJson(last));
}

export function custodyText(entries: readonly CustodyEntry[]): string {
  return entries.map((entry) => `${canonicalJson(entry)}\n`).join('');
}

/**
 * Checks the chain from its first line.
 * @throws {IntegrityError} E_CUSTODY_BROKEN with the first line that does not fit
 */
export function parseCustody(path: string, text: string): readonly CustodyEntry[] {
  const entries: CustodyEntry[] = [];
  let previous = NO_ENTRY;
  const lines = text.split('\n');
  if (lines.pop() !== '') throw broken(path, lines.length + 1, 'a line end behind the last entry', 'none: the file looks cut');
  for (const [i, line] of lines.entries()) {
    const entry = parseEntry(path, i + 1, line);
    if (entry.sequence !== i + 1) throw broken(path, i + 1, `sequence ${i + 1}`, String(entry.sequence));
    if (entry.previous !== previous)
      throw broken(path, i + 1, `the SHA-256 of the entry before (${previous.slice(0, 16)}…)`, `${entry.previous.slice(0, 16)}…`);
    entries.push(entry);
    previous = sha256Of(line);
  }
  return entries;
}

function parseEntry(path: string, line: number, text: string): CustodyEntry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken(path, line, 'an entry in JSON', 'something else');
  }
  const parsed = entryShape.safeParse(value);
  if (!parsed.success) throw broken(path, line, 'the fields of an entry', 'others');
  if (!isCanonical(value, text)) throw broken(path, line, 'canonical JSON', 'another spelling');
  const { sha256, ...rest } = value as CustodyEntry;
  const own = sha256Of(canonicalJson(rest));
  if (sha256 !== own) throw broken(path, line, `an entry with the SHA-256 ${sha256.slice(0, 16)}…`, `${own.slice(0, 16)}…`);
  return value as CustodyEntry;
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}

/**
 * The custody log of a case folder, checked.
 * @returns null when the case was written without one
 * @throws {IntegrityError} E_CUSTODY_BROKEN
 */
export async function readCustody(dir: string): Promise<readonly CustodyEntry[] | null> {
  const path = join(dir, CUSTODY_FILE);
  if (!existsSync(path)) return null;
  const stats = lstatSync(path);
  if (!stats.isFile() || stats.size > MAX_CUSTODY_BYTES)
    throw broken(path, 1, 'a custody log as a plain file', 'a link or too long a file');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  return parseCustody(path, text);
}

/**
 * Asked before the work that the log is to tell of, so that nobody waits an hour to be refused. The log is written anew beside itself.
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export function assertCustodyWritable(dir: string): void {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new InputError(
      'E_OUTPUT_UNWRITABLE',
      `${dir}: expected to be allowed to write into the custody log of this case, got ${systemWords(cause)}; use a copy of the case`,
      { place: { file: dir }, cause },
    );
  }
}

/**
 * Appends to the custody log of a case, if it is still as it was when the work began.
 * @throws {IntegrityError} E_CUSTODY_BROKEN, E_CUSTODY_MOVED
 */
export async function appendCustody(
  dir: string,
  before: readonly CustodyEntry[],
  drafts: readonly CustodyDraft[],
  basis: CustodyBasis,
): Promise<readonly CustodyEntry[]> {
  const path = join(dir, CUSTODY_FILE);
  const now = (await readCustody(dir)) ?? [];
  if (custodyHead(now) !== custodyHead(before))
    throw new IntegrityError(
      'E_CUSTODY_MOVED',
      `${path}: expected the entries that were there when the work began, got others: something else wrote to the case meanwhile; run the command again`,
      { place: { file: path } },
    );
  const entries = extendCustody(before, drafts, basis);
  await writeWhole(path, [Buffer.from(custodyText(entries))]);
  return entries;
}

function broken(path: string, line: number, expected: string, got: string): IntegrityError {
  return new IntegrityError(
    'E_CUSTODY_BROKEN',
    `${path}:${line}: expected ${expected}, got ${got}; the custody log was changed from entry ${line} on, keep it and fetch the copy that was stored apart`,
    { place: { file: path, line } },
  );
}
