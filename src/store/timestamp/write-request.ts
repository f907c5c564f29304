import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../errors.js';
import { sha256Of } from '../sha256-of.js';
import { readListed, takeInventory } from '../verification/inventory.js';
import { writeWhole } from '../write-whole.js';
import { missingTarget } from './stamp-faults.js';
import { REQUEST_FILE, RESPONSE_FILE, stampTarget } from './stamp-files.js';
import { makeStampRequest } from './stamp-request.js';

interface WrittenRequest {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
}

/**
 * Writes head.tsq: the request of a time stamp for the case's manifest or the bag's tag manifest.
 * @throws {UsageError} E_OUTPUT_EXISTS when there is one already, unless `force`
 * @throws {InputError} E_CASE_MISSING, E_OUTPUT_UNWRITABLE
 */
export async function writeStampRequest(dir: string, force: boolean): Promise<WrittenRequest> {
  const { file } = stampTarget(dir);
  const content = await readListed(takeInventory(dir), file);
  if (content === null) throw missingTarget(dir, file);
  const there = [RESPONSE_FILE, REQUEST_FILE].find((name) => existsSync(join(dir, name)));
  if (there !== undefined && (there === RESPONSE_FILE || !force))
    throw new UsageError(
      'E_OUTPUT_EXISTS',
      `${join(dir, there)} is there already: ${there === RESPONSE_FILE ? 'the time stamp was accepted; keep it, or move both files away' : 'an answer to it would no longer fit; send that one, or make another with --force'}`,
    );
  const sha256 = sha256Of(content);
  const path = join(dir, REQUEST_FILE);
  await writeWhole(path, [makeStampRequest(sha256)]);
  return { path, file, sha256 };
}
