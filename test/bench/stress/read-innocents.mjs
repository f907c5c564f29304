import { join } from 'node:path';
import { metadataOf } from '../controls/rewrite-world.mjs';
import { eachRow } from '../detect/read-calls.mjs';
import { messagesOf } from './edit-row.mjs';

/**
 * Innocent accounts of a world, by name, with their calls by time. A request that was logged twice counts once.
 * @returns {Promise<readonly { name: string, cell: string, kind: string | null, calls: readonly { id: string, atMs: number, text: string, model: string }[] }[]>}
 */
export async function readInnocents(world, truth) {
  const calls = new Map();
  const seen = new Set();
  await eachRow(join(world, 'logs'), (row) => {
    const account = metadataOf(row).user_api_key_user_id;
    const entry = truth.accounts[account];
    if (entry === undefined || entry.campaign || seen.has(row.id)) return;
    seen.add(row.id);
    const call = { id: row.id, atMs: timeOf(row), text: lastText(row), model: row.model };
    calls.get(account)?.push(call) ?? calls.set(account, [call]);
  });
  return [...calls]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, own]) => ({
      name,
      cell: truth.accounts[name].cell,
      kind: truth.accounts[name].hardNegative,
      calls: own.sort((left, right) => left.atMs - right.atMs || (left.id < right.id ? -1 : 1)),
    }));
}

/** Some rows write the time as text without a zone, in UTC. */
export function timeOf({ startTime }) {
  if (typeof startTime === 'number') return startTime * 1e3;
  return Date.parse(/Z$|[+-]\d\d:?\d\d$/.test(startTime) ? startTime : `${startTime.replace(' ', 'T')}Z`);
}

function lastText(row) {
  const written = messagesOf(row).filter(({ role, content }) => role === 'user' && typeof content === 'string');
  return written.at(-1)?.content ?? '';
}
