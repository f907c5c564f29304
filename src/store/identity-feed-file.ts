import { closeSync, openSync, readSync } from 'node:fs';
import { readIdentityEvent } from '../account/identity-event.js';
import { closeIdentityFold, emptyIdentityFold, observeIdentity } from '../account/identity-fold.js';
import type { Registration } from '../account/registration.js';
import { InputError } from '../errors.js';
import type { Row } from '../record/format.js';
import { isRow } from '../record/value.js';
import { unreadable } from '../source/input-errors.js';
import { openSources } from '../source/open.js';
import { readPiece } from '../source/read.js';

/** Rows of administrative events are small; a page of them with all its events is one row. */
const MAX_ROW_BYTES = 32 * 1024 * 1024;
const HEAD_BYTES = 4096;

/**
 * Whether a file holds JSON, plain or compressed: a list of accounts is CSV, a feed of events is not.
 * @throws {InputError} E_INPUT_UNREADABLE
 */
export function isFeedFile(path: string): boolean {
  const head = readHead(path);
  if (head[0] === 0x1f && head[1] === 0x8b) return true;
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  return start.startsWith('{') || start.startsWith('[');
}

/**
 * Reads the Anthropic compliance activity feed or the OpenAI audit log: JSON lines, a JSON list, or pages as the API gives them. Events
 * are folded by user, API key and organisation.
 * @throws {InputError} E_ACCOUNTS_FEED when no row is an event of a feed; those of openSources
 */
export async function readIdentityFeed(path: string): Promise<Registration> {
  const fold = emptyIdentityFold();
  let rows = 0;
  let invalidRows = 0;
  const take = (row: unknown): void => {
    rows++;
    const event = isRow(row) ? readIdentityEvent(row) : null;
    if (event === null) invalidRows++;
    else observeIdentity(fold, event);
  };
  const sink = {
    row: (value: Row): void => pageOf(value).forEach(take),
    reject: (): void => take(null),
    blank: () => undefined,
  };
  const { sources, pieces } = await openSources([path]);
  for (const source of sources) {
    for (const piece of pieces.filter(({ source: index }) => index === source.index)) {
      await readPiece(source, piece, sink, { maxRecordBytes: MAX_ROW_BYTES });
    }
  }
  if (fold.kinds.size === 0) throw noFeed(path);
  return { path, rows, invalidRows, missingColumns: [], ...closeIdentityFold(fold) };
}

/** Both services page their answers: `{ data: […], has_more }`. */
function pageOf(row: Row): readonly unknown[] {
  return Array.isArray(row.data) && row.actor === undefined ? row.data : [row];
}

function readHead(path: string): Buffer {
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function noFeed(path: string): InputError {
  return new InputError(
    'E_ACCOUNTS_FEED',
    `${path}: expected a CSV with a header line, or events of the Anthropic activity feed (\`activity_\` id and \`actor\`) or the OpenAI audit log (\`effective_at\` and \`actor\`), got other JSON; check --accounts`,
    { place: { file: path } },
  );
}
