import { readIdentityEvent } from '../account/identity-event.js';
import { closeIdentityFold, emptyIdentityFold, observeIdentity } from '../account/identity-fold.js';
import type { Registration } from '../account/registration.js';
import { InputError } from '../errors.js';
import type { Row } from '../record/format.js';
import { isRow } from '../record/value.js';
import { readStoredHead } from '../source/head.js';
import { openSources } from '../source/open.js';
import { readPiece } from '../source/read.js';
import type { RowSink, Source } from '../source/source.js';
import { createRowRejects } from './row-rejects.js';

/** Rows of administrative events are small; a page of them with all its events is one row. */
const MAX_ROW_BYTES = 32 * 1024 * 1024;

const NO_EVENT = {
  code: 'E_ACCOUNTS_EVENT',
  reason: 'expected an event of the Anthropic activity feed or the OpenAI audit log, got another object',
};

/**
 * Whether a file holds JSON, plain or compressed: a list of accounts is CSV, a feed of events is not.
 * @throws {InputError} E_INPUT_UNREADABLE
 */
export function isFeedFile(path: string, location = path): boolean {
  const { head } = readStoredHead(path, location);
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
export async function readIdentityFeed(path: string, location = path): Promise<Registration> {
  const fold = emptyIdentityFold();
  const rejects = createRowRejects(path);
  let rows = 0;
  const sink: RowSink = {
    row(value, place) {
      for (const row of pageOf(value)) {
        rows++;
        const event = isRow(row) ? readIdentityEvent(row) : null;
        if (event === null) rejects.add({ place, ...NO_EVENT });
        else observeIdentity(fold, event);
      }
    },
    reject(reject) {
      rows++;
      rejects.add(reject);
    },
    blank: () => undefined,
  };
  const { sources, pieces } = await openSources([path], location === path ? {} : { locations: new Map([[path, location]]) });
  for (const piece of pieces) {
    const { lines } = await readPiece(sources[piece.source] as Source, piece, sink, { maxRecordBytes: MAX_ROW_BYTES });
    rejects.endPiece(lines);
  }
  if (fold.kinds.size === 0) throw noFeed(path);
  return { path, rows, ...rejects.counted(), missingColumns: [], ...closeIdentityFold(fold) };
}

/** Both services page their answers: `{ data: […], has_more }`. */
function pageOf(row: Row): readonly unknown[] {
  return Array.isArray(row.data) && row.actor === undefined ? row.data : [row];
}

function noFeed(path: string): InputError {
  return new InputError(
    'E_ACCOUNTS_FEED',
    `${path}: expected a CSV with a header line, or events of the Anthropic activity feed (\`activity_\` id and \`actor\`) or the OpenAI audit log (\`effective_at\` and \`actor\`), got other JSON; check --accounts`,
    { place: { file: path } },
  );
}
