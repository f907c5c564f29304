import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { InputError } from '../errors.js';
import { unreadable } from './input-errors.js';

/** A file to read: the path to show, and the absolute one to open. */
export interface FoundFile {
  readonly path: string;
  readonly location: string;
}

/** Files taken from a folder. A file that is named is always taken. */
const LOG_NAME = /^[^.]+$|\.(ndjson|jsonl|json|log|csv|tsv)(\.gz)?$|^[^.]+\.gz$/i;
/** What we write into a case folder. */
const CASE_FILES: ReadonlySet<string> = new Set([
  'report.json',
  'accounts.ndjson',
  'rejects.ndjson',
  'custody.ndjson',
  'manifest.json',
  'exhibits',
]);

/**
 * Expands files, folders and globs, sorted by path in code-unit order, each file once.
 * @throws {InputError} E_INPUT_MISSING, E_INPUT_UNREADABLE, E_INPUT_EMPTY
 */
export function findFiles(paths: readonly string[]): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    for (const file of expand(path)) {
      const key = identityOf(file.location);
      const known = found.get(key);
      if (known === undefined || file.path < known.path) found.set(key, file);
    }
  }
  return [...found.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function expand(path: string): readonly FoundFile[] {
  const stats = statIfThere(path);
  if (stats === null) return isDynamicPattern(path) ? expandGlob(path) : missing(path);
  if (!stats.isDirectory()) return [{ path, location: resolve(path) }];
  const files = walk(path);
  if (files.length > 0) return files;
  throw new InputError(
    'E_INPUT_EMPTY',
    `${path}: expected a folder with logs (.ndjson, .jsonl, .json, .log, .csv, .tsv, also with .gz), found none; name the files to read others`,
    { place: { file: path } },
  );
}

function expandGlob(pattern: string): readonly FoundFile[] {
  const matches = globSync(pattern, { absolute: isAbsolute(pattern), onlyFiles: true, dot: false, expandDirectories: false });
  if (matches.length === 0)
    throw new InputError('E_INPUT_MISSING', `${pattern}: expected files that match the pattern, found none; check the folder`);
  return matches.map((path) => ({ path, location: resolve(path) }));
}

/** Folders in folders, without hidden files, without links (a link could lead out of the evidence), without our own case files. */
function walk(folder: string): FoundFile[] {
  const entries = listFolder(folder);
  const names = new Set(entries.map((entry) => entry.name));
  const isCase = names.has('report.json') && names.has('manifest.json');
  const files: FoundFile[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || (isCase && CASE_FILES.has(entry.name))) continue;
    const path = join(folder, entry.name).replaceAll('\\', '/');
    if (entry.isDirectory()) files.push(...walk(path));
    else if (entry.isFile() && LOG_NAME.test(entry.name)) files.push({ path, location: resolve(path) });
  }
  return files;
}

function listFolder(folder: string): import('node:fs').Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** The same file under two names is one input. A pipe has no real path. */
function identityOf(location: string): string {
  try {
    return realpathSync(location);
  } catch {
    return location;
  }
}

function statIfThere(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null;
    throw unreadable(path, cause);
  }
}

function missing(path: string): never {
  throw new InputError('E_INPUT_MISSING', `${path}: expected a file, a folder or a pattern, found nothing; check the path`, {
    place: { file: path },
  });
}
