import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../errors.js';
import type { StoredBody } from '../record/format.js';
import { findFiles } from '../source/find-files.js';

const GZIP_MAGIC = [0x1f, 0x8b] as const;

export interface BodyFolder {
  /** Path below the folder, and each ending of it that no other file shares, → file. */
  readonly files: ReadonlyMap<string, string>;
  readonly count: number;
  readonly sizeBytes: number;
  readonly listSha256: string;
}

/**
 * Lists and hashes a folder of bodies. A log names them by their path in the store (`s3://bucket/prefix/data/…`), of which the folder
 * holds some ending: so they are found by the longest ending that is unique.
 * @throws {InputError} E_INPUT_MISSING, E_INPUT_EMPTY
 */
export function openBodyFolder(folder: string): BodyFolder {
  const found = findFiles([folder], { isAnyName: true }).files.map(({ location }) => ({
    location,
    path: relative(folder, location).split(sep).join('/'),
  }));
  if (found.length === 0) throw new InputError('E_INPUT_EMPTY', `${folder}: expected a folder with bodies, got no files`);
  const sorted = [...found].sort((left, right) => (left.path < right.path ? -1 : 1));
  const list = createHash('sha256');
  let sizeBytes = 0;
  for (const { location, path } of sorted) {
    const bytes = readFileSync(location);
    sizeBytes += bytes.length;
    list.update(`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  }
  return { files: indexEndings(sorted), count: sorted.length, sizeBytes, listSha256: list.digest('hex') };
}

function indexEndings(found: readonly { readonly location: string; readonly path: string }[]): ReadonlyMap<string, string> {
  const files = new Map<string, string | null>();
  for (const { location, path } of found) {
    for (const ending of endingsOf(path)) files.set(ending, files.has(ending) ? null : location);
  }
  return new Map([...files].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** `a/b/c`, `b/c`, `c`. */
function endingsOf(path: string): string[] {
  const steps = path.split('/');
  return steps.map((_, at) => steps.slice(at).join('/'));
}

/** Only files that were listed are ever opened, whatever the row names. */
export function readBody(files: ReadonlyMap<string, string>, path: string, maxBytes: number): StoredBody {
  if (files.size === 0) return MISSING;
  const location = endingsOf(path)
    .map((ending) => files.get(ending))
    .find((file) => file !== undefined);
  if (location === undefined || statSync(location).size > maxBytes) return MISSING;
  try {
    const stored = readFileSync(location);
    const isGzip = GZIP_MAGIC.every((byte, at) => stored[at] === byte);
    const bytes = isGzip ? gunzipSync(stored, { maxOutputLength: maxBytes }) : stored;
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return MISSING;
  }
}

const MISSING: StoredBody = { kind: 'missing' };
