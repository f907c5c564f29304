import { chmod, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../errors.js';
import type { ChosenNames } from './choose-names.js';
import { identityMapText } from './summary-documents.js';

/**
 * Writes who is who, readable by its owner only from the first byte on.
 * @throws {InputError} E_OUTPUT_UNWRITABLE
 */
export async function writeIdentityMap(path: string, names: ChosenNames): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    await file.writeFile(identityMapText(names));
    await file.sync();
    await file.close();
    await chmod(temporary, 0o600);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const words = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new InputError('E_OUTPUT_UNWRITABLE', `--identity-map: expected to write ${path}, got ${words}; choose another path`, {
      place: { file: path },
      cause,
    });
  }
}
