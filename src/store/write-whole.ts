import { existsSync, rmSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.js';
import { systemWords } from '../source/input-errors.js';

interface FileToWrite {
  readonly path: string;
  /** Each is written while the next is made, so it must hold until the next but one is asked for. */
  readonly parts: Iterable<Uint8Array>;
}

/**
 * Writes a file so that its name never stands for half of it: temporary name, flush, rename.
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export function writeWhole(path: string, parts: Iterable<Uint8Array>): Promise<void> {
  return writeAllWhole([{ path, parts }]);
}

/**
 * Files that belong together: none has its name before all are on the disk, so that a full disk leaves what was there before.
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export async function writeAllWhole(files: readonly FileToWrite[]): Promise<void> {
  let current = '';
  const removeTemporary = (): void => {
    for (const name of files.map(({ path }) => temporaryName(path))) {
      // `force` bears a missing file, but not a path through something that is no folder.
      if (existsSync(name)) rmSync(name, { force: true });
    }
  };
  // A run that is interrupted ends in the middle of a large file.
  process.once('exit', removeTemporary);
  try {
    for (const { path, parts } of files) {
      current = path;
      await writeFlushed(temporaryName(path), parts);
    }
    for (const { path } of files) {
      current = path;
      await rename(temporaryName(path), path);
    }
  } catch (cause) {
    const message = `${current}: expected a file that can be written, got ${systemWords(cause)}; choose another path`;
    throw new InputError('E_OUTPUT_UNWRITABLE', message, { place: { file: current }, cause });
  } finally {
    removeTemporary();
    process.removeListener('exit', removeTemporary);
  }
}

/**
 * Makes the folders above a file that is to be written.
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export async function makeFolderOf(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    const message = `${path}: expected a folder that can be made, got ${systemWords(cause)}; choose another path`;
    throw new InputError('E_OUTPUT_UNWRITABLE', message, { place: { file: path }, cause });
  }
}

function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

async function writeFlushed(path: string, parts: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let writing: Promise<void> | null = null;
    for (const part of parts) {
      await writing;
      writing = file.writeFile(part);
      // It is awaited above; the parts may fail before that.
      writing.catch(() => undefined);
    }
    await writing;
    await file.sync();
  } finally {
    await file.close();
  }
}
