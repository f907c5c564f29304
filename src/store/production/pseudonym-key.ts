import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { InputError, UsageError } from '../../errors.js';
import { linkStats } from '../../source/path-stats.js';

/** A key of 32 bytes, written as 64 hexadecimal digits in a file that only its owner reads. It never goes into a bag. */
interface PseudonymKey {
  readonly bytes: Buffer;
  /** Names the key without telling it: an HMAC of a fixed text. */
  readonly id: string;
}

export interface AccountLabel {
  /** As the log calls it, so that the label does not depend on what else was known of it. */
  readonly account: string;
  /** `ACCT-0001` in the order of the HMAC, so that a label says nothing of its account. */
  readonly label: string;
  /** The first 128 bits of the HMAC: the same in every case under the same key. */
  readonly token: string;
}

const KEY_BYTES = 32;
const LEAST_DIGITS = 4;
const TOKEN_DIGITS = 32;
const READABLE_BY_OTHERS = 0o077;
const KEY_ID_TEXT = 'hydrometer pseudonym key id';

/**
 * Reads the key, or makes one from the system's random source where no file is.
 * @throws {InputError} E_KEY_UNREADABLE
 * @throws {UsageError} E_KEY_MODE when others may read it
 */
export function readPseudonymKey(path: string): PseudonymKey {
  const stats = linkStats(path);
  if (stats === null) return keyOf(createKey(path));
  if (!stats.isFile() || stats.size > 1024) throw unusable(path, 'a link, a folder or too long a file');
  if (process.platform !== 'win32' && (stats.mode & READABLE_BY_OTHERS) !== 0)
    throw new UsageError(
      'E_KEY_MODE',
      `--pseudonym-key: expected a file that only its owner may read, got one that others may; chmod 600 ${path}`,
    );
  const text = readText(path).trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) throw unusable(path, 'something else');
  return keyOf(Buffer.from(text, 'hex'));
}

function createKey(path: string): Buffer {
  const bytes = randomBytes(KEY_BYTES);
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${bytes.toString('hex')}\n`);
    fsyncSync(file);
    closeSync(file);
  } catch (cause) {
    throw new InputError(
      'E_OUTPUT_UNWRITABLE',
      `--pseudonym-key: expected to write a new key to ${path}, got ${wordsOf(cause)}; choose another path`,
      {
        place: { file: path },
        cause,
      },
    );
  }
  return bytes;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw unusable(path, wordsOf(cause), cause);
  }
}

function keyOf(bytes: Buffer): PseudonymKey {
  return { bytes, id: createHmac('sha256', bytes).update(KEY_ID_TEXT).digest('hex').slice(0, 16) };
}

/** HMAC-SHA-256(key, "account" ‖ 0x00 ‖ id as it stands). A plain hash could be reversed by trying known ids. */
export function labelAccounts(accounts: Iterable<string>, key: PseudonymKey): readonly AccountLabel[] {
  const tokens = [...new Set(accounts)].map((account) => ({
    account,
    hmac: createHmac('sha256', key.bytes).update('account\0').update(account).digest('hex'),
  }));
  tokens.sort((left, right) => (left.hmac < right.hmac ? -1 : 1));
  const digits = Math.max(LEAST_DIGITS, String(tokens.length).length);
  return tokens.map(({ account, hmac }, i) => ({
    account,
    label: `ACCT-${String(i + 1).padStart(digits, '0')}`,
    token: hmac.slice(0, TOKEN_DIGITS),
  }));
}

function unusable(path: string, got: string, cause?: unknown): InputError {
  return new InputError(
    'E_KEY_UNREADABLE',
    `--pseudonym-key: expected ${path} to hold 64 hexadecimal digits, got ${got}; name the key of the case, or a new file to make one`,
    {
      place: { file: path },
      cause,
    },
  );
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
