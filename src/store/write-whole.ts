import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.js';
import { systemWords } from '../source/input-errors.js';

/**
 * Writes a file so that its name never stands for half of it: temporary name, flush, rename.
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export async function writeWhole(path: string, parts: Iterable<Uint8Array>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'w');
    for (const part of parts) await file.writeFile(part);
    await file.sync();
    await file.close();
    file = undefined;
    await rename(temporary, path);
  } catch (cause) {
    await file?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new InputError(
      'E_OUTPUT_UNWRITABLE',
      `${path}: expected a file that can be written, got ${systemWords(cause)}; choose another path`,
      {
        place: { file: path },
        cause,
      },
    );
  }
}
