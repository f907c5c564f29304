import { join } from 'node:path';
import { createRng } from '../../../dist/stats/rng.js';
import { shuffle } from '../../../dist/stats/shuffle.js';
import { eachRow } from '../detect/read-calls.mjs';
import { metadataOf } from './rewrite-world.mjs';

const SEED = 1;
/** What goes with the account; address and client belong to the call. */
const LABEL_FIELD = /^user_api_key_/;
/** Names the partners in the scoreboard's table of benign accounts. */
const PARTNER = 'shuffled-partner';

/**
 * Deals the account labels anew over all calls of the campaign accounts and of as many ordinary accounts, drawn at random; every
 * account keeps its number of calls. What made a campaign differ from its partners is gone, so a detector that is right for the
 * right reason accuses both at the same rate (precision near one half, where it accuses at all). That rate need not be nought:
 * accounts whose calls were dealt at random from one pool are what such detectors look for.
 */
export const shuffleLabels = {
  id: 'shuffle-labels',
  title: 'Account labels shuffled between campaign and ordinary accounts',
  async prepare({ world, truth }) {
    const partners = drawPartners(truth);
    const shuffled = new Set([...campaignAccounts(truth), ...partners]);
    const labelOf = await dealLabels(join(world, 'logs'), shuffled);
    const rewriteRow = (row) => {
      const label = labelOf.get(row.id);
      if (label === undefined) return;
      const rest = Object.entries(metadataOf(row)).filter(([field]) => !LABEL_FIELD.test(field));
      row.metadata = { ...Object.fromEntries(rest), ...label };
    };
    return { rewriteRow, truth: relabel(truth, shuffled, partners), keepsRegistration: true };
  },
};

function campaignAccounts({ accounts }) {
  return Object.keys(accounts).filter((account) => accounts[account].campaign);
}

function drawPartners(truth) {
  const benign = Object.keys(truth.accounts)
    .filter((account) => !truth.accounts[account].campaign)
    .sort();
  return new Set(shuffle(benign, createRng(SEED)).slice(0, campaignAccounts(truth).length));
}

/** A request that was logged twice keeps one label. */
async function dealLabels(folder, shuffled) {
  const labels = new Map();
  await eachRow(folder, (row) => {
    const metadata = metadataOf(row);
    if (typeof row.id !== 'string' || !shuffled.has(metadata.user_api_key_user_id)) return;
    labels.set(row.id, Object.fromEntries(Object.entries(metadata).filter(([field]) => LABEL_FIELD.test(field))));
  });
  const dealt = shuffle([...labels.values()], createRng(SEED));
  return new Map([...labels.keys()].map((id, i) => [id, dealt[i]]));
}

/** Shares no longer mean anything in the shuffled accounts. */
function relabel(truth, shuffled, partners) {
  const entries = Object.entries(truth.accounts).map(([account, entry]) => {
    if (!shuffled.has(account)) return [account, entry];
    return [account, { ...entry, slice: null, hardNegative: partners.has(account) ? PARTNER : entry.hardNegative }];
  });
  return { ...truth, accounts: Object.fromEntries(entries) };
}
