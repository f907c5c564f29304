import { join } from 'node:path';
import { createRng } from '../../../dist/stats/rng.js';
import { shuffle } from '../../../dist/stats/shuffle.js';
import { eachRow } from '../detect/read-calls.mjs';
import { metadataOf } from './rewrite-world.mjs';

const SEED = 1;
/** What goes with the account; address and client belong to the call. */
const LABEL_FIELD = /^user_api_key_/;

/**
 * The account label of every request of a world; a request that was logged twice has one. Rows that name no user are left out.
 * @returns {Promise<ReadonlyMap<string, { account: string, label: object }>>} by request id
 */
export async function readLabels(world) {
  const labels = new Map();
  await eachRow(join(world, 'logs'), (row) => {
    const metadata = metadataOf(row);
    const account = metadata.user_api_key_user_id;
    if (typeof row.id !== 'string' || typeof account !== 'string' || labels.has(row.id)) return;
    labels.set(row.id, {
      account,
      label: Object.fromEntries(Object.entries(metadata).filter(([field]) => LABEL_FIELD.test(field))),
    });
  });
  return labels;
}

/**
 * Deals the labels of these accounts anew over all of their calls, so that every account keeps its number of calls.
 * @returns {(row: object) => void} writes a row's new label into it
 */
export function dealLabels(labels, accounts) {
  const ids = [...labels.keys()].filter((id) => accounts.has(labels.get(id).account));
  const dealt = shuffle(
    ids.map((id) => labels.get(id).label),
    createRng(SEED),
  );
  const labelOf = new Map(ids.map((id, i) => [id, dealt[i]]));
  return (row) => {
    const label = labelOf.get(row.id);
    if (label === undefined) return;
    const rest = Object.entries(row.metadata).filter(([field]) => !LABEL_FIELD.test(field));
    row.metadata = { ...Object.fromEntries(rest), ...label };
  };
}

/** An account's share of calls no longer means anything once its calls were dealt. */
export function withoutShares(truth, accounts, partners = new Set()) {
  const entries = Object.entries(truth.accounts).map(([account, entry]) => {
    if (!accounts.has(account)) return [account, entry];
    return [account, { ...entry, slice: null, ...(partners.has(account) && { hardNegative: 'shuffled-partner' }) }];
  });
  return { ...truth, accounts: Object.fromEntries(entries) };
}
