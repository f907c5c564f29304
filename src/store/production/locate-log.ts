import { realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.js';
import { pathStats } from '../../source/path-stats.js';
import { isWithin } from '../real-path.js';

/** More folders than any path of a log has. */
const MAX_PARTS = 64;

/**
 * Finds a log that a report names below the folder that the person names. A report is not trusted: of its path only the end counts, the
 * longest that is there, and nothing outside the folder is opened, neither by `..` nor by an absolute path nor by a link.
 * @param root real path of the folder
 * @returns the real path of a plain file, or null when there is none
 * @throws {InputError} E_LOG_OUTSIDE for a link that leads out of the folder
 */
export function locateLog(root: string, path: string): string | null {
  const all = path.split(/[/\\]+/).filter((part) => part !== '' && part !== '.');
  const parts = all.slice(all.lastIndexOf('..') + 1);
  if (parts.length > MAX_PARTS || path.includes('\0')) return null;
  for (let from = 0; from < parts.length; from++) {
    const found = plainFile(join(root, ...parts.slice(from)));
    if (found === null) continue;
    if (isWithin(root, found)) return found;
    throw new InputError(
      'E_LOG_OUTSIDE',
      `${path}: expected a file in the folder of --logs, got a link that leads out of it; copy the file there`,
      { place: { file: path } },
    );
  }
  return null;
}

/** @throws {InputError} E_INPUT_MISSING when it is no folder */
export function realFolder(path: string): string {
  const stats = pathStats(path);
  if (stats?.isDirectory() === true) return realpathSync(path);
  throw new InputError(
    'E_INPUT_MISSING',
    `${path}: expected the folder with the logs of the case (--logs), found ${stats === null ? 'none' : 'a file'}; check the path`,
    {
      place: { file: path },
    },
  );
}

function plainFile(path: string): string | null {
  try {
    return statSync(path).isFile() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}
