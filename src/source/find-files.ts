import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { InputError } from '../errors.js';
import { toUnread, unreadable } from './input-errors.js';
import type { UnreadInput } from './source.js';

/** A file to read: the path to show, and the absolute one to open. */
export interface FoundFile {
  readonly path: string;
  readonly location: string;
  /** By the person, or by a pattern; not just found in a folder. */
  readonly isNamed: boolean;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** What lies in the folders and is passed over, with the reason. */
  readonly unread: readonly UnreadInput[];
}

interface FindOptions {
  /** Take files of any name from folders: a folder of bodies, say. */
  readonly isAnyName?: boolean;
}

/** Files taken from a folder. A file that is named is always taken. */
const LOG_NAME = /^[^.]+$|\.(ndjson|jsonl|json|log|csv|tsv)(\.(gz|zst))?$|^[^.]+\.(gz|zst)$|\.(parquet|zip)$/i;
/** As `hydrometer digest -o` is used in its examples. */
const DIGEST_NAME = /\.digest$/i;
/** What a run leaves that was refused for its rejects. */
const REFUSED_NAME = /\.rejects\.ndjson$/i;
/** What Amazon Bedrock writes beside its logs: a probe of its rights, and bodies above 100 KB that the records point to. */
const BEDROCK_PROBE = 'permission-check';
const BEDROCK_BODIES = /(^|\/)BedrockModelInvocationLogs\/(.*\/)?data$/;
/** Unread files that an error names. */
const NAMED_UNREAD = 3;
/** What we write into a case folder. */
const CASE_FILES: ReadonlySet<string> = new Set([
  'report.json',
  'accounts.ndjson',
  'links.ndjson',
  'rejects.ndjson',
  'custody.ndjson',
  'manifest.json',
  'exhibits',
]);

/**
 * Expands files, folders and globs, sorted by path in code-unit order, each file once.
 * @throws {InputError} E_INPUT_MISSING, E_INPUT_UNREADABLE, E_INPUT_EMPTY
 */
export function findFiles(paths: readonly string[], { isAnyName = false }: FindOptions = {}): FoundFiles {
  const found = new Map<string, FoundFile>();
  const unread = new Map<string, UnreadInput>();
  for (const path of paths) {
    const expanded = expand(path, isAnyName);
    for (const input of expanded.unread) unread.set(input.path, input);
    for (const file of expanded.files) {
      const key = identityOf(file.location);
      const known = found.get(key);
      const isNamed = file.isNamed || known?.isNamed === true;
      if (known === undefined || file.path < known.path) found.set(key, { ...file, isNamed });
      else found.set(key, { ...known, isNamed });
    }
  }
  const files = [...found.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
  for (const { path } of files) unread.delete(path);
  return { files, unread: [...unread.values()] };
}

function expand(path: string, isAnyName: boolean): FoundFiles {
  const stats = statIfThere(path);
  if (stats === null) return isDynamicPattern(path) ? expandGlob(path) : missing(path);
  if (!stats.isDirectory()) return { files: [{ path, location: resolve(path), isNamed: true }], unread: [] };
  const files: FoundFile[] = [];
  const unread: UnreadInput[] = [];
  walk(path, { files, unread, isAnyName });
  if (files.length > 0) return { files, unread };
  const seen = unread.length === 0 ? 'nothing; check the folder' : `only ${listUnread(unread)}`;
  throw new InputError(
    'E_INPUT_EMPTY',
    `${path}: expected a folder with logs (.ndjson, .jsonl, .json, .log, .csv, .tsv, also with .gz or .zst, .parquet, .zip), found ${seen}`,
    { place: { file: path } },
  );
}

function listUnread(unread: readonly UnreadInput[]): string {
  const shown = unread.slice(0, NAMED_UNREAD).map(({ path, reason }) => `${path} (${reason})`);
  return unread.length > shown.length ? `${shown.join(', ')} and ${unread.length - shown.length} more` : shown.join(', ');
}

function expandGlob(pattern: string): FoundFiles {
  const matches = globSync(pattern, { absolute: isAbsolute(pattern), onlyFiles: true, dot: false, expandDirectories: false });
  if (matches.length === 0)
    throw new InputError('E_INPUT_MISSING', `${pattern}: expected files that match the pattern, found none; check the folder`);
  return { files: matches.map((path) => ({ path, location: resolve(path), isNamed: true })), unread: [] };
}

interface Walk {
  readonly files: FoundFile[];
  readonly unread: UnreadInput[];
  readonly isAnyName: boolean;
}

/** Folders in folders. A link could lead out of the evidence, so it is not followed; what is passed over is told. */
function walk(folder: string, into: Walk): void {
  const { files, unread, isAnyName } = into;
  const entries = listFolder(folder);
  const names = new Set(entries.map((entry) => entry.name));
  const isCase = names.has('report.json') && names.has('manifest.json');
  for (const entry of entries) {
    const path = join(folder, entry.name).replaceAll('\\', '/');
    const reason =
      isCase && CASE_FILES.has(entry.name)
        ? 'is part of a case folder that hydrometer wrote'
        : whyIgnored(path, entry, isAnyName);
    if (reason !== null) unread.push({ path, code: 'E_INPUT_IGNORED', reason });
    else if (entry.isDirectory()) walkIfReadable(path, into);
    else files.push({ path, location: resolve(path), isNamed: false });
  }
}

/** A folder below the one that was named may be closed to us: that is told, and the others are read. */
function walkIfReadable(path: string, into: Walk): void {
  try {
    walk(path, into);
  } catch (error) {
    into.unread.push(toUnread(path, error));
  }
}

function whyIgnored(path: string, entry: Dirent, isAnyName: boolean): string | null {
  const { name } = entry;
  if (entry.isSymbolicLink()) return 'is a link; name it to read what it points to';
  if (name.startsWith('.')) return 'is hidden by its name; name it to read it';
  if (isAnyName) return entry.isDirectory() || entry.isFile() ? null : 'is no regular file';
  if (entry.isDirectory()) return BEDROCK_BODIES.test(path) ? 'holds bodies that Bedrock records point to, no records' : null;
  if (!entry.isFile()) return 'is no regular file';
  if (name.includes(BEDROCK_PROBE)) return 'is a probe that Amazon Bedrock leaves when logging is set up';
  if (DIGEST_NAME.test(name)) return 'is named like a digest; name digests themselves to analyse them, for example *.digest';
  if (REFUSED_NAME.test(name)) return 'is named like the rejects of an earlier run; name it to read it';
  return LOG_NAME.test(name) ? null : 'is not named like a log; name it to read it';
}

function listFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw unreadable(folder, cause);
  }
}

/** The same file under two names is one input. A pipe has no real path. */
function identityOf(location: string): string {
  try {
    return realpathSync.native(location);
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
