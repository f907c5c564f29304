import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../errors.js';
import type { Completion } from '../record/completion.js';
import type { StoredBody } from '../record/format.js';
import { findFiles } from '../source/find-files.js';
import { pathStats } from '../source/path-stats.js';
import type { BodyFiles } from './beside.js';
import { hashFiles } from './hash-files.js';

const GZIP_MAGIC = [0x1f, 0x8b] as const;

interface BodyFolder {
  readonly files: BodyFiles;
  readonly tally: NonNullable<Completion['bodies']>;
}

/**
 * Lists and hashes a folder of bodies: every file in it, whatever its name, without hidden files and without links, which could lead
 * out of the evidence.
 * @throws {InputError} E_INPUT_MISSING, E_INPUT_EMPTY, E_INPUT_UNREADABLE
 */
export async function openBodyFolder(folder: string, abort?: AbortSignal): Promise<BodyFolder> {
  if (pathStats(folder)?.isDirectory() !== true)
    throw new InputError('E_INPUT_MISSING', `--bodies: expected a folder, found none at ${folder}`, { place: { file: folder } });
  const found = findFiles([folder], { isAnyName: true }).files.map(({ location }) => ({
    location,
    path: relative(folder, location).split(sep).join('/'),
  }));
  if (found.length === 0) throw new InputError('E_INPUT_EMPTY', `--bodies: expected files in ${folder}, got none`);
  const list = createHash('sha256');
  const stored = found.map(({ location, path }, index) => ({
    index,
    path: join(folder, path),
    location,
    sizeBytes: statSync(location).size,
  }));
  const totalBytes = stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const hashes = await hashFiles(stored, abort);
  for (const [index, { path }] of found.entries()) list.update(`${hashes.get(index)}  ${path}\n`);
  const tally = { path: folder, files: found.length, sizeBytes: totalBytes, listSha256: list.digest('hex'), read: 0, missing: 0 };
  return { files: indexFiles(found), tally };
}

function indexFiles(found: readonly { readonly location: string; readonly path: string }[]): BodyFiles {
  const byEnding = new Map<string, string | null>();
  for (const { location, path } of found) {
    for (const ending of endingsOf(path)) byEnding.set(ending, byEnding.has(ending) ? null : location);
  }
  return {
    byPath: new Map(found.map(({ location, path }) => [path, location])),
    byEnding: new Map([...byEnding].filter((entry): entry is [string, string] => entry[1] !== null)),
  };
}

/** `a/b/c`, `b/c`, `c`. */
export function endingsOf(path: string): string[] {
  const steps = path.split('/');
  return steps.map((_, at) => steps.slice(at).join('/'));
}

/** Only files that were listed are ever opened, whatever the row names. */
export function readBody(files: BodyFiles, path: string, maxBytes: number): StoredBody {
  const location = findBody(files, path);
  if (location === null) return MISSING;
  try {
    if (statSync(location).size > maxBytes) return MISSING;
    const stored = readFileSync(location);
    const isGzip = GZIP_MAGIC.every((byte, at) => stored[at] === byte);
    const bytes = isGzip ? gunzipSync(stored, { maxOutputLength: maxBytes }) : stored;
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return MISSING;
  }
}

/**
 * A log names a body by its path in the store (`s3://bucket/prefix/data/…`). The folder may be a copy of any level of the store, so
 * one path must be an ending of the other, whole. That only their last steps are alike is not enough: the text of another call
 * would come into this one.
 */
function findBody({ byPath, byEnding }: BodyFiles, path: string): string | null {
  if (byPath.size === 0) return null;
  const scheme = path.indexOf('://');
  const inStore = scheme < 0 ? path.replace(/^\//, '') : path.slice(scheme + 3);
  for (const ending of endingsOf(inStore)) {
    const location = byPath.get(ending);
    if (location !== undefined) return location;
  }
  const key = scheme < 0 ? inStore : inStore.slice(inStore.indexOf('/') + 1);
  return byEnding.get(inStore) ?? byEnding.get(key) ?? null;
}

const MISSING: StoredBody = { kind: 'missing' };
