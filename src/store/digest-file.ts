import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Digest } from '../account/account.js';
import { decodeDigest, encodeParts } from '../account/digest.js';
import type { FoldResult } from '../engine/engine.js';
import { InputError, IntegrityError, UsageError } from '../errors.js';
import { type AnalysisSettings, DEFAULT_SETTINGS } from '../options.js';
import { readStoredHead } from '../source/head.js';
import { unreadable } from '../source/input-errors.js';
import { type DigestOverlap, joinFolds } from './join-folds.js';
import { makeFolderOf, writeWhole } from './write-whole.js';

/** First line of a digest file; the number is the version of the file's layout. */
const MAGIC = 'hydrometer digest 4\n';
const SHA256_BYTES = 32;

/** The settings that change what a digest holds, or say how its logs came about. Digests join only when these are equal. */
export type FoldSettings = Pick<
  AnalysisSettings,
  'accountKey' | 'inputFormat' | 'maxRecordBytes' | 'assumeTimeZone' | 'sampling' | 'checkKeys' | 'map'
>;

const NO_IDS = new Uint8Array();

interface DigestHeader {
  readonly settings: FoldSettings;
  readonly sources: FoldResult['sources'];
  readonly rejects: FoldResult['rejects'];
  /** Absent in older files. */
  readonly rejectsBeside?: FoldResult['rejectsBeside'];
  readonly beside: FoldResult['beside'];
  readonly unread: FoldResult['unread'];
  readonly requestIdBytes: number;
}

/**
 * Writes a fold to a file: magic line, one line of JSON, the request ids, the digest's bytes, SHA-256 of all that.
 * The name appears only when everything is on the disk.
 */
export async function writeDigestFile(path: string, result: FoldResult, settings: AnalysisSettings): Promise<void> {
  const { sources, rejects, rejectsBeside, unread, beside, requestIds = NO_IDS } = result;
  const header: DigestHeader = {
    settings: foldSettings(settings),
    sources,
    rejects,
    rejectsBeside,
    unread,
    beside,
    requestIdBytes: requestIds.length,
  };
  const start = Buffer.concat([Buffer.from(`${MAGIC}${JSON.stringify(header)}\n`), requestIds]);
  await makeFolderOf(path);
  await writeWhole(path, withHash(start, encodeParts(result.digest)));
}

function* withHash(start: Uint8Array, parts: Iterable<Uint8Array>): Generator<Uint8Array, void> {
  const hash = createHash('sha256').update(start);
  yield start;
  for (const part of parts) {
    hash.update(part);
    yield part;
  }
  yield hash.digest();
}

interface JoinedDigests extends FoldResult {
  readonly settings: FoldSettings;
  /** Calls that stand in two of the digests. */
  readonly overlaps: readonly DigestOverlap[];
}

/**
 * Reads one or several digests as if their logs had been folded together, sources in the order of the digests' paths. Calls that
 * stand in two digests are named and counted, but they count twice: taking them out would need their rows.
 * @throws {IntegrityError} E_DIGEST_CORRUPT
 * @param asked settings of the person: where they are none of the defaults they must be those of the digests, which cannot be read otherwise
 * @throws {InputError} E_DIGEST_SETTINGS, E_DIGEST_TWICE, E_INPUT_UNREADABLE
 * @throws {UsageError} E_DIGEST_OPTION
 */
export async function readDigestFiles(
  paths: readonly string[],
  asked: AnalysisSettings = DEFAULT_SETTINGS,
): Promise<JoinedDigests> {
  const sorted = [...new Set(paths)].sort();
  const parts: { readonly path: string; readonly settings: FoldSettings; readonly result: FoldResult }[] = [];
  for (const path of sorted) parts.push({ path, ...(await readDigestFile(path)) });
  const [first, ...others] = parts;
  if (first === undefined) throw new InputError('E_INPUT_EMPTY', 'expected at least one digest file, got none');
  for (const other of others) assertSameSettings(first, other);
  assertAsAsked(first, asked);
  const { result, overlaps } = joinFolds(parts);
  return { ...result, overlaps, settings: first.settings };
}

/** True when the file starts as our digests do. */
export function isDigestFile(path: string): boolean {
  try {
    return readStoredHead(path, path).head.toString('latin1', 0, MAGIC.length) === MAGIC;
  } catch (error) {
    // A folder, say: what it is will be told by whoever opens it.
    if (error instanceof InputError) return false;
    throw error;
  }
}

function foldSettings({
  accountKey,
  inputFormat,
  maxRecordBytes,
  assumeTimeZone,
  sampling,
  checkKeys,
  map,
}: AnalysisSettings): FoldSettings {
  const sortedMap = Object.fromEntries(Object.entries(map).sort(([left], [right]) => (left < right ? -1 : 1)));
  return { accountKey, inputFormat, maxRecordBytes, assumeTimeZone, sampling, checkKeys, map: sortedMap };
}

async function readDigestFile(path: string): Promise<{ readonly settings: FoldSettings; readonly result: FoldResult }> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC)
    throw corrupt(path, 'a file that is no digest of this version');
  const end = bytes.length - SHA256_BYTES;
  const body = bytes.subarray(0, Math.max(0, end));
  const sha256 = createHash('sha256').update(body).digest();
  if (end <= MAGIC.length || !sha256.equals(bytes.subarray(end)))
    throw corrupt(path, 'bytes that do not match the hash at the end');
  const headerEnd = body.indexOf(0x0a, MAGIC.length);
  const header = JSON.parse(body.toString('utf8', MAGIC.length, headerEnd)) as DigestHeader;
  const { settings, sources, rejects, rejectsBeside = [], unread, beside, requestIdBytes } = header;
  const rest = body.subarray(headerEnd + 1);
  // A copy: the list is needed until all digests are read, the rest of the file is not.
  const requestIds = new Uint8Array(rest.subarray(0, requestIdBytes));
  const digest = decodeOf(path, rest.subarray(requestIdBytes));
  return { settings, result: { digest, sources, rejects, rejectsBeside, unread, beside, requestIds } };
}

/** The file is whole, its hash says so: what cannot be read was written in another layout. */
function decodeOf(path: string, bytes: Uint8Array): Digest {
  try {
    return decodeDigest(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw corrupt(path, 'one that another version of hydrometer wrote');
    throw error;
  }
}

function corrupt(path: string, got: string): IntegrityError {
  const message = `${path}: expected a whole digest file, got ${got}; make it again from the logs`;
  return new IntegrityError('E_DIGEST_CORRUPT', message, { place: { file: path } });
}

interface Settled {
  readonly path: string;
  readonly settings: FoldSettings;
}

function assertSameSettings(first: Settled, other: Settled): void {
  for (const name of Object.keys(first.settings) as (keyof FoldSettings)[]) {
    const expected = JSON.stringify(first.settings[name]);
    const got = JSON.stringify(other.settings[name]);
    if (expected === got) continue;
    const message = `${other.path}: expected ${name} ${expected} as in ${first.path}, got ${got}; digests join only when they were made alike`;
    throw new InputError('E_DIGEST_SETTINGS', message, { place: { file: other.path } });
  }
}

const OPTIONS: Readonly<Record<keyof FoldSettings, string>> = {
  accountKey: '--account-key',
  inputFormat: '--input-format',
  maxRecordBytes: '--max-record-bytes',
  assumeTimeZone: '--assume-tz',
  sampling: '--sampling',
  checkKeys: '--check-keys',
  map: '--map',
};

function assertAsAsked({ path, settings }: Settled, asked: AnalysisSettings): void {
  const [given, defaults] = [foldSettings(asked), foldSettings(DEFAULT_SETTINGS)];
  const faults = (Object.keys(OPTIONS) as (keyof FoldSettings)[]).flatMap((name) => {
    const got = JSON.stringify(given[name]);
    const own = JSON.stringify(settings[name]);
    if (got === own || got === JSON.stringify(defaults[name])) return [];
    const expected = own === JSON.stringify(defaults[name]) ? 'none' : own;
    return [`${OPTIONS[name]}: expected ${expected} as when ${path} was made, got ${got}`];
  });
  if (faults.length === 0) return;
  throw new UsageError(
    'E_DIGEST_OPTION',
    `${faults.join('; ')}; digests keep what they were made with, make them again with hydrometer digest`,
  );
}
