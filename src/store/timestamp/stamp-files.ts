import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.js';
import { linkStats } from '../../source/path-stats.js';
import { TAG_MANIFEST } from '../production/layout.js';

/** The request and the response lie beside the file that they are about; no manifest names them, or adding them would break it. */
export const REQUEST_FILE = 'head.tsq';
export const RESPONSE_FILE = 'head.tsr';

export interface StampTarget {
  readonly kind: 'case' | 'bag';
  /** The file whose hash stands for all of the case or bag. */
  readonly file: string;
}

/** @throws {InputError} E_CASE_MISSING when it is neither a case nor a bag */
export function stampTarget(dir: string): StampTarget {
  if (isFile(join(dir, TAG_MANIFEST)) || isFile(join(dir, 'bagit.txt')) || isFile(join(dir, 'manifest-sha256.txt')))
    return { kind: 'bag', file: TAG_MANIFEST };
  if (['manifest.json', 'report.json', 'custody.ndjson'].some((name) => existsSync(join(dir, name))))
    return { kind: 'case', file: 'manifest.json' };
  throw new InputError(
    'E_CASE_MISSING',
    `${dir}: expected a case folder or a production, found ${isFile(dir) ? 'a file; name the folder that it lies in' : 'neither; make one with hydrometer analyze or hydrometer exhibits'}`,
    { place: { file: dir } },
  );
}

function isFile(path: string): boolean {
  return linkStats(path)?.isFile() === true;
}
