import { accessSync, constants, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError, UsageError } from '../errors.js';
import { pathStats } from '../source/path-stats.js';
import { parseCustody } from './custody.js';
import { isWithin, nearestThere, realPath } from './real-path.js';

/** Everything that hydrometer writes into a case folder, and nothing else. */
export const CASE_FILES = [
  'report.json',
  'accounts.ndjson',
  'links.ndjson',
  'report.html',
  'report.pdf',
  'rejects.ndjson',
  'custody.ndjson',
  'manifest.json',
] as const;
export type CaseFile = (typeof CASE_FILES)[number];

/** What later commands put beside them: a signature, and a time stamp with its request. */
export const ATTACHED_FILES = ['manifest.json.sig', 'head.tsq', 'head.tsr'] as const;
const OWN_FILES: ReadonlySet<string> = new Set([...CASE_FILES, ...ATTACHED_FILES]);

export interface CasePlan {
  readonly dir: string;
  /** Paths that are read, as given. */
  readonly inputs: readonly string[];
  /** Replace a case folder that we wrote earlier. */
  readonly force: boolean;
  /** Replace it also when its custody log tells of what was done with it since, or cannot be read. */
  readonly discardCustody?: boolean;
}

/**
 * Asked before the analysis, so that nobody waits an hour to be refused, and again before the rename.
 * @throws {UsageError} E_OUTPUT_EXISTS, E_OUTPUT_IN_INPUT, E_CUSTODY_KEPT
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export function assertCasePath({ dir, inputs, force, discardCustody = false }: CasePlan): void {
  assertOutsideInputs(dir, inputs);
  assertWritable(dir);
  if (!existsSync(dir)) return;
  if (!statSync(dir).isDirectory())
    throw new UsageError(
      'E_OUTPUT_EXISTS',
      `--out: expected a folder name that is free, but ${dir} is a file; choose another name`,
    );
  const names = readdirSync(dir);
  if (names.length === 0) return;
  if (!isOurs(dir))
    throw new UsageError(
      'E_OUTPUT_EXISTS',
      `--out: expected an empty or new folder, but ${dir} holds files that hydrometer did not write; choose another name`,
    );
  const foreign = names.filter((name) => !OWN_FILES.has(name));
  if (foreign.length > 0)
    throw new UsageError(
      'E_OUTPUT_EXISTS',
      `--out: ${dir} is a case folder that also holds ${foreign[0]}; move that file away or choose another name`,
    );
  if (!force)
    throw new UsageError(
      'E_OUTPUT_EXISTS',
      `--out: ${dir} is a case folder of an earlier run; choose another name, or replace it with --force`,
    );
  if (!discardCustody) assertNothingFollowed(dir);
}

/** What was done with a case after its analysis stands nowhere else: it does not go with an option that is typed by habit. */
function assertNothingFollowed(dir: string): void {
  const path = join(dir, 'custody.ndjson');
  if (!existsSync(path)) return;
  const told = laterActions(path);
  if (told === '') return;
  throw new UsageError(
    'E_CUSTODY_KEPT',
    `--force: expected a case of which nothing was made yet, but the custody log of ${dir} ${told}; choose another --out, or add --discard-custody to give that log up`,
  );
}

const OF_ANALYSIS: ReadonlySet<string> = new Set(['received', 'hashed', 'parsed', 'analysed']);

/** @returns nothing when the log tells only of the analysis */
function laterActions(path: string): string {
  try {
    if (!lstatSync(path).isFile()) return 'is no plain file';
    const later = parseCustody(path, readFileSync(path, 'utf8')).filter(({ action }) => !OF_ANALYSIS.has(action));
    return later.length === 0 ? '' : `tells of more (${[...new Set(later.map(({ action }) => action))].join(', ')})`;
  } catch {
    return 'cannot be read';
  }
}

/** Evidence is read only: nothing is written below a folder that is an input, and no input lies in the folder that is replaced. */
export function assertOutsideInputs(dir: string, inputs: readonly string[]): void {
  const target = realPath(dir);
  for (const input of inputs) {
    if (input === '-' || !existsSync(input)) continue;
    const source = realPath(input);
    if (isWithin(source, target) && statSync(input).isDirectory())
      throw new UsageError(
        'E_OUTPUT_IN_INPUT',
        `--out: expected a folder outside the inputs, but ${dir} lies in ${input}; choose a folder elsewhere`,
      );
    if (isWithin(target, source))
      throw new UsageError(
        'E_OUTPUT_IN_INPUT',
        `--out: expected a folder without inputs, but ${input} lies in ${dir}; choose a folder elsewhere`,
      );
  }
}

export function assertWritable(dir: string, option = '--out'): void {
  const parent = nearestThere(dirname(resolve(dir)));
  const isFolder = pathStats(parent)?.isDirectory() === true;
  try {
    if (!isFolder) throw new Error('a file');
    accessSync(parent, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new InputError(
      'E_OUTPUT_UNWRITABLE',
      `${option}: expected to be allowed to write in ${parent}, got ${isFolder ? 'a refusal' : 'a file'}; choose a folder elsewhere`,
      { place: { file: dir }, cause },
    );
  }
}

function isOurs(dir: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'tool' in manifest && manifest.tool === 'hydrometer';
  } catch {
    return false;
  }
}

/** A sibling that cannot be taken for the result. */
export function partialPrefix(dir: string): string {
  const whole = resolve(dir);
  return join(dirname(whole), `.${basename(whole)}.partial-`);
}
