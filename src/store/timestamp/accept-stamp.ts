import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from 'pkijs';
import { InputError, IntegrityError, UsageError } from '../../errors.js';
import { unreadable } from '../../source/input-errors.js';
import { linkStats } from '../../source/path-stats.js';
import { appendCustody, type CustodyBasis, type CustodyDraft, type CustodyEntry } from '../custody.js';
import { readCaseCustody } from '../production/export-custody.js';
import { sha256Of } from '../sha256-of.js';
import { readListed, takeInventory } from '../verification/inventory.js';
import { writeWhole } from '../write-whole.js';
import { checkStamp, type StampFacts } from './check-stamp.js';
import { missingTarget } from './stamp-faults.js';
import { REQUEST_FILE, RESPONSE_FILE, stampTarget } from './stamp-files.js';
import { parseStampRequest } from './stamp-request.js';

interface AcceptRequest {
  readonly dir: string;
  readonly responsePath: string;
  readonly roots: readonly Certificate[];
  /** The case whose custody log takes the entry; for a case itself null. */
  readonly caseDir: string | null;
  readonly custody: CustodyBasis;
}

interface AcceptedStamp {
  readonly facts: StampFacts;
  readonly file: string;
  readonly isTrusted: boolean;
  /** Case whose custody log has the entry; null when none has. */
  readonly recordedIn: string | null;
}

/** Chosen: a response with a chain of certificates has some ten kilobytes. */
const MAX_RESPONSE_BYTES = 1024 * 1024;

/**
 * Checks the response of a time-stamp authority, puts it beside what it stamps and writes that into the custody log.
 * @throws {IntegrityError} E_STAMP_DIFFERS with all that does not fit
 * @throws {InputError} E_STAMP_UNREADABLE where the file holds no time stamp; E_STAMP_MISSING, E_CASE_MISSING, E_INPUT_UNREADABLE
 */
export async function acceptStamp({ dir, responsePath, roots, caseDir, custody }: AcceptRequest): Promise<AcceptedStamp> {
  const { kind, file } = stampTarget(dir);
  const log = kind === 'case' ? dir : caseDir;
  const entries = log === null ? null : (await readCaseCustody(log)).entries;
  const inventory = takeInventory(dir);
  const content = await readListed(inventory, file);
  if (content === null) throw missingTarget(dir, file);
  const request = await readListed(inventory, REQUEST_FILE);
  if (request === null) throw noRequest(dir);
  const response = readResponse(responsePath);
  if (existsSync(join(dir, RESPONSE_FILE)))
    throw new UsageError('E_OUTPUT_EXISTS', `${join(dir, RESPONSE_FILE)} is there already: one time stamp was accepted; keep it`);
  const imprint = parseStampRequest(request);
  if (imprint === null || imprint.sha256 !== sha256Of(content))
    throw differs(dir, [`expected ${REQUEST_FILE} to be made for ${file} as it is now, got a request for something else`]);
  const { facts, mismatches, isTrusted } = await checkStamp({ response, content, request: imprint, roots });
  const faults = mismatches.map(({ expected, found }) => `expected ${expected}, got ${found}`);
  if (facts === null) throw noStamp(responsePath, faults);
  if (faults.length > 0) throw differs(responsePath, faults);
  await writeWhole(join(dir, RESPONSE_FILE), [response]);
  if (log !== null && entries !== null)
    await record(log, entries, stampDraft({ facts, isTrusted, file, content, response }), custody);
  return { facts, file, isTrusted, recordedIn: log };
}

async function record(dir: string, entries: readonly CustodyEntry[], draft: CustodyDraft, custody: CustodyBasis): Promise<void> {
  await appendCustody(dir, entries, [draft], custody);
}

interface Stamped {
  readonly facts: StampFacts;
  readonly isTrusted: boolean;
  readonly file: string;
  readonly content: Uint8Array;
  readonly response: Uint8Array;
}

function stampDraft({ facts, isTrusted, file, content, response }: Stamped): CustodyDraft {
  const { genTime, accuracy, policy, serial, signer } = facts;
  return {
    action: 'timestamped',
    what: `Time stamp (RFC 3161) of ${file} accepted: it existed at ${genTime}, as ${signer} states; ${isTrusted ? 'the chain of its certificate leads to a root that the operator named' : 'no root was named, so nobody vouches for that authority here'}.`,
    facts: { genTime, accuracy, policy, serial, signer, trusted: isTrusted },
    sha256s: [
      { name: file, sha256: sha256Of(content) },
      { name: RESPONSE_FILE, sha256: sha256Of(response) },
    ],
  };
}

function readResponse(path: string): Buffer {
  const stats = linkStats(path);
  if (stats !== null && stats.size > MAX_RESPONSE_BYTES)
    throw new InputError(
      'E_STAMP_MISSING',
      `${path}: expected a response of at most ${MAX_RESPONSE_BYTES} bytes, got ${stats.size} bytes`,
      {
        place: { file: path },
      },
    );
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function noRequest(dir: string): InputError {
  return new InputError(
    'E_STAMP_MISSING',
    `${dir}: expected ${REQUEST_FILE}, found none; make it with hydrometer timestamp request, and have that one answered`,
    { place: { file: dir } },
  );
}

function noStamp(path: string, faults: readonly string[]): InputError {
  return new InputError(
    'E_STAMP_UNREADABLE',
    `${path}: ${faults.join('; ')}; nothing was stored; give the answer of the authority as it came (application/timestamp-reply)`,
    { place: { file: path } },
  );
}

function differs(path: string, faults: readonly string[]): IntegrityError {
  return new IntegrityError('E_STAMP_DIFFERS', `${path}: ${faults.join('; ')}; nothing was stored`, { place: { file: path } });
}
