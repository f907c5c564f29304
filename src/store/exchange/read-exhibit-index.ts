import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError, IntegrityError } from '../../errors.js';
import type { ExhibitEntry } from '../../report/exhibits/exhibit.js';
import { linkStats } from '../../source/path-stats.js';
import type { CustodyEntry } from '../custody.js';
import { EXHIBIT_INDEX } from '../production/layout.js';
import { sha256Of } from '../sha256-of.js';

/** Chosen: a production has at most a million numbers, a line of its index takes a few hundred bytes. */
const MAX_INDEX_BYTES = 400 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const indexShape = z.looseObject({
  exhibits: z.array(
    z.looseObject({
      number: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,11}-\d{6}$/),
      kind: z.string().regex(/^[a-z-]{1,20}$/),
      finding: z.string().regex(/^F-\d{3,6}$/),
      path: z.string(),
      sizeBytes: count,
      sha256,
      source: z
        .looseObject({ file: z.string(), line: count, byte: count, length: count, lineSha256: sha256.nullable() })
        .nullable(),
    }),
  ),
});

/**
 * The index of a production of this case: the case's custody log must know it by its hash.
 * @throws {InputError} E_EXHIBITS_MISSING, E_EXHIBITS_SHAPE
 * @throws {IntegrityError} E_EXHIBITS_FOREIGN
 */
export async function readExhibitIndex(bag: string, custody: readonly CustodyEntry[]): Promise<readonly ExhibitEntry[]> {
  const path = join(bag, EXHIBIT_INDEX);
  const stats = linkStats(path);
  if (stats === null || !stats.isFile() || stats.size > MAX_INDEX_BYTES)
    throw new InputError(
      'E_EXHIBITS_MISSING',
      `--exhibits: expected a production with ${EXHIBIT_INDEX}, got ${bag}; make one with hydrometer exhibits`,
      { place: { file: bag } },
    );
  const bytes = await readFile(path);
  if (!custody.some(({ sha256s }) => sha256s.some((each) => each.sha256 === sha256Of(bytes))))
    throw new IntegrityError(
      'E_EXHIBITS_FOREIGN',
      `${path}: expected an index that the custody log of the case names by its SHA-256, got another; name a production of this case`,
      { place: { file: path } },
    );
  return parseIndex(path, bytes.toString('utf8'));
}

function parseIndex(path: string, text: string): readonly ExhibitEntry[] {
  try {
    const value: unknown = JSON.parse(text);
    indexShape.parse(value);
    return (value as { readonly exhibits: readonly ExhibitEntry[] }).exhibits;
  } catch (cause) {
    throw new InputError('E_EXHIBITS_SHAPE', `${path}: expected the index that hydrometer writes, got a file of another shape`, {
      place: { file: path },
      cause,
    });
  }
}
