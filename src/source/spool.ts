import { closeSync, createReadStream, createWriteStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../errors.js';
import { readWhole } from './byte-stream.js';
import type { Source } from './source.js';
import type { StreamTally } from './stream-tally.js';

/**
 * Copies a stream that can be read only once to a private temporary file: pieces, samples and exhibits are read by place.
 * @returns the path of the copy; `removeSpool` deletes it, and the end of the process does
 */
export async function spoolInput(stream: NodeJS.ReadableStream): Promise<string> {
  const folder = makeFolder();
  const path = join(folder, 'stdin');
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    return path;
  } catch (cause) {
    removeFolder(folder);
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(
      'E_INPUT_UNREADABLE',
      `-: expected to copy standard input to ${folder}, got ${words}; set TMPDIR to a folder with room`,
      { cause },
    );
  }
}

/** A pipe (as in a shell's `<(…)`) can be read only once, like standard input: it is copied. Any other file stays where it is. */
export async function spoolPipe(location: string): Promise<string> {
  const stats = statSync(location);
  return stats.isFile() ? location : spoolInput(createReadStream(location));
}

interface SpooledSource extends StreamTally {
  readonly location: string;
}

/** Copies the stream of a compressed source or of a member to a private temporary file, for containers that need to read from anywhere. */
export async function spoolSource(source: Source): Promise<SpooledSource> {
  const folder = makeFolder();
  const location = join(folder, 'stream');
  const file = openSync(location, 'wx', 0o600);
  try {
    const stream = await readWhole(source, (chunk) => {
      for (let at = 0; at < chunk.length; ) at += writeSync(file, chunk, at);
      return true;
    });
    return { location, ...stream };
  } catch (cause) {
    removeFolder(folder);
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const message = `${source.path}: expected to copy its stream to ${folder}, got ${cause.message}; set TMPDIR to a folder with room`;
    throw new InputError('E_INPUT_UNREADABLE', message, { cause });
  } finally {
    closeSync(file);
  }
}

export function removeSpool(path: string): void {
  removeFolder(join(path, '..'));
}

/** Copies that still lie there when the process ends are removed then. */
const folders = new Set<string>();

function makeFolder(): string {
  if (folders.size === 0) process.once('exit', removeAll);
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-'));
  folders.add(folder);
  return folder;
}

function removeFolder(folder: string): void {
  folders.delete(folder);
  if (folders.size === 0) process.removeListener('exit', removeAll);
  rmSync(folder, { recursive: true, force: true });
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
