import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { assertOutsideInputs, assertWritable } from '../case-paths.js';

interface BagPlan {
  readonly dir: string;
  /** `--out` or `--originals`, for messages. */
  readonly option: string;
  /** Folders that are evidence, or the case: nothing is written below them. */
  readonly inputs: readonly string[];
  readonly force: boolean;
}

const TAG_FILES = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  'tagmanifest-sha256.txt',
  'tagmanifest-sha512.txt',
  'tagmanifest-sha256.txt.sig',
];
export const SOFTWARE_AGENT = 'Bag-Software-Agent';

/**
 * Asked before the work and again before the rename. With `force` only a bag of ours that holds nothing else is replaced.
 * @throws {UsageError} E_OUTPUT_EXISTS, E_OUTPUT_IN_INPUT
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export function assertBagPath({ dir, option, inputs, force }: BagPlan): void {
  assertOutsideInputs(dir, inputs);
  assertWritable(dir);
  if (!existsSync(dir)) return;
  if (!statSync(dir).isDirectory())
    throw taken(option, `expected a folder name that is free, but ${dir} is a file; choose another name`);
  if (readdirSync(dir).length === 0) return;
  if (!isOurBag(dir))
    throw taken(
      option,
      `expected an empty or new folder, but ${dir} holds files that hydrometer did not write; choose another name`,
    );
  const foreign = foreignFile(dir);
  if (foreign !== null)
    throw taken(option, `${dir} is a bag that also holds ${foreign}; move that file away or choose another name`);
  if (!force) throw taken(option, `${dir} holds an earlier production; choose another name, or replace it with --force`);
}

function taken(option: string, message: string): UsageError {
  return new UsageError('E_OUTPUT_EXISTS', `${option}: ${message}`);
}

function isOurBag(dir: string): boolean {
  return readTag(dir, 'bag-info.txt').includes(`${SOFTWARE_AGENT}: hydrometer `);
}

/** The first file that no manifest of the bag names: a person put it there. */
function foreignFile(dir: string): string | null {
  const known = new Set([
    ...TAG_FILES,
    ...readTag(dir, 'manifest-sha256.txt')
      .split('\n')
      .map((line) => line.slice(line.indexOf('  ') + 2)),
  ]);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(join(dir, '/').length).replaceAll('\\', '/'));
  return paths.sort().find((path) => !known.has(path)) ?? null;
}

function readTag(dir: string, name: string): string {
  try {
    return readFileSync(join(dir, name), 'utf8');
  } catch {
    return '';
  }
}
