/**
 * Reads a log once, through the tool's own reader, so that every format it knows works for the baselines too. Rows that complete
 * other rows (gateway traces, batch answers) are not joined: the baselines see what stands in the row of the call.
 *
 * Build first: the reader is taken from dist/.
 */
import { callHash } from '../../../dist/account/fold.js';
import { DEFAULT_SETTINGS } from '../../../dist/options.js';
import { createNormaliser } from '../../../dist/record/normalise.js';
import { openSources } from '../../../dist/source/open.js';
import { readPiece } from '../../../dist/source/read.js';

/**
 * @typedef {{ readonly atMs: number | null, readonly system: string, readonly text: string }} Call
 *   system: all system texts, '' without one. text: what is new in the call, user turns and tool results.
 * @typedef {ReadonlyMap<string, readonly Call[]>} Log calls by account, by time within an account; accounts sorted by name
 */

/**
 * A call repeated under the same request id counts once; calls without an account are left out.
 * @param {string} folder
 * @returns {Promise<Log>}
 */
export async function readCalls(folder) {
  const callsByAccount = new Map();
  const seen = new Set();
  const systems = new Map();
  const normalise = createNormaliser(DEFAULT_SETTINGS);
  const outcome = {
    record(record) {
      if (record.account === null || isRepeat(record, seen)) return;
      const calls = callsByAccount.get(record.account);
      const call = toCall(record, systems);
      if (calls === undefined) callsByAccount.set(record.account, [call]);
      else calls.push(call);
    },
    problem() {},
    skip() {},
    format() {},
  };
  await eachRow(folder, (row, place) => normalise(row, place, outcome));
  for (const calls of callsByAccount.values()) calls.sort((left, right) => (left.atMs ?? 0) - (right.atMs ?? 0));
  return new Map([...callsByAccount].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * Hands on the parsed rows of a folder, file by file; rows that cannot be parsed are left out.
 * @param {string} folder
 * @param {(row: object, place: object, path: string) => void} take
 */
export async function eachRow(folder, take) {
  const { sources, pieces } = await openSources([folder]);
  for (const piece of pieces) {
    const source = sources[piece.source];
    const sink = { row: (row, place) => take(row, place, source.path), reject() {}, blank() {} };
    await readPiece(source, piece, sink, { maxRecordBytes: DEFAULT_SETTINGS.maxRecordBytes });
  }
}

function isRepeat(record, seen) {
  if (record.requestId === null) return false;
  const hash = callHash(record);
  if (seen.has(hash)) return true;
  seen.add(hash);
  return false;
}

/** A popular system prompt is kept once, not once a call. */
function toCall({ atMs, system, messages, newFrom }, systems) {
  const key = system ?? '';
  if (!systems.has(key)) systems.set(key, key);
  const text = messages
    .slice(newFrom)
    .filter(({ role }) => role === 'user' || role === 'tool')
    .map((message) => message.text)
    .join('\n');
  return { atMs, system: systems.get(key), text };
}
