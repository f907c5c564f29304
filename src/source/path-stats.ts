import { lstatSync, type Stats, statSync } from 'node:fs';
import { unreadable } from './input-errors.js';

/**
 * What lies at a path, links followed; null where nothing does. Node's `throwIfNoEntry` still throws where a file stands in the place of
 * a folder of the path, as when somebody names `case/report.json` for `case`.
 * @throws {InputError} E_INPUT_UNREADABLE where the system refuses to say
 */
export function pathStats(path: string): Stats | null {
  return orNull(path, () => statSync(path));
}

/** The same of a link itself. */
export function linkStats(path: string): Stats | null {
  return orNull(path, () => lstatSync(path));
}

function orNull(path: string, read: () => Stats): Stats | null {
  try {
    return read();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unreadable(path, cause);
  }
}
