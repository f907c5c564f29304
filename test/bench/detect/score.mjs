/**
 * Scores a report about a labelled world. Truth: `accounts` → { campaign, cell, rung, hardNegative, slice, campaigns? } and
 * `campaigns` [{ id, cell, rung }]. An account is accused when it is in a cluster with a finding of KIND; all else is ignored.
 */
import { clopperPearson } from '../../../dist/stats/clopper-pearson.js';

const KIND = 'systematic-extraction';
/** A campaign is found when one accused cluster holds so much of it, and so much of the cluster belongs to it. */
const MIN_HELD = 0.5;
const MIN_PURITY = 0.8;
/** A cluster touches a campaign with this many of its accounts. */
const MIN_TOUCH = 2;

/**
 * @param {object} truth
 * @param {object} report { clusters: [{ id, accounts: [{ account, share? }] }], findings: [{ kind, clusterId }] }
 * @param {readonly object[] | null} accountRows [{ account, suspicionBits }], null when the detector does not rank
 */
export function scoreWorld(truth, report, accountRows) {
  const clusters = accusedClusters(report);
  const accused = new Set(clusters.flatMap(({ accounts }) => accounts.map(({ account }) => account)));
  const known = Object.entries(truth.accounts);
  const campaignAccounts = known.filter(([, { campaign }]) => campaign).map(([account]) => account);
  const benignAccounts = known.filter(([, { campaign }]) => !campaign).map(([account]) => account);
  const countAccused = (accounts) => accounts.filter((account) => accused.has(account)).length;
  return {
    world: truth.world,
    seed: truth.seed ?? null,
    campaignAccounts: campaignAccounts.length,
    benignAccounts: benignAccounts.length,
    trueAccusations: countAccused(campaignAccounts),
    falseAccusations: countAccused(benignAccounts),
    /** Accounts that the truth does not name, such as calls logged under a key alone. */
    unknownAccusations: [...accused].filter((account) => truth.accounts[account] === undefined).length,
    groups: countByGroup(known, accused),
    campaigns: campaignsOf(truth).map((campaign) => scoreCampaign(campaign, clusters, accused)),
    averagePrecision: accountRows === null ? null : averagePrecision(accountRows, known),
    shareErrors: shareErrors(truth, clusters),
  };
}

/**
 * Pools worlds. Counts are summed; average precision and fragmentation are means over worlds and over campaigns touched at all.
 * @returns a line of the scoreboard; null where nothing was to be measured
 */
export function summariseScores(scores) {
  const sum = (key) => scores.reduce((total, score) => total + score[key], 0);
  const campaignAccounts = sum('campaignAccounts');
  const benignAccounts = sum('benignAccounts');
  const trueAccusations = sum('trueAccusations');
  const falseAccusations = sum('falseAccusations');
  const campaigns = scores.flatMap((score) => score.campaigns);
  const interval = clopperPearson(falseAccusations, benignAccounts);
  return {
    campaignAccounts,
    benignAccounts,
    trueAccusations,
    falseAccusations,
    unknownAccusations: sum('unknownAccusations'),
    recall: ratio(trueAccusations, campaignAccounts),
    recallInterval: clopperPearson(trueAccusations, campaignAccounts),
    precision: ratio(trueAccusations, trueAccusations + falseAccusations),
    falsePer10k: ratio(falseAccusations * 1e4, benignAccounts),
    falsePer10kInterval: interval && { low: interval.low * 1e4, high: interval.high * 1e4 },
    campaigns: campaigns.length,
    campaignsFound: campaigns.filter(({ found }) => found).length,
    fragmentation: mean(campaigns.map(({ clusters }) => clusters).filter((clusters) => clusters > 0)),
    averagePrecision: mean(scores.map((score) => score.averagePrecision).filter((value) => value !== null)),
    shareError: mean(scores.flatMap((score) => score.shareErrors)),
    groups: sumGroups(scores),
  };
}

function accusedClusters({ clusters, findings }) {
  const ids = new Set(findings.filter(({ kind }) => kind === KIND).map(({ clusterId }) => clusterId));
  return clusters.filter(({ id }) => ids.has(id));
}

/** Campaign accounts by cell and rung, hard negatives by kind, the rest of the benign by cell. */
function countByGroup(known, accused) {
  const groups = {};
  for (const [account, truth] of known) {
    const name = groupName(truth);
    groups[name] ??= { accused: 0, of: 0 };
    groups[name].of++;
    if (accused.has(account)) groups[name].accused++;
  }
  return groups;
}

function groupName({ campaign, cell, rung, hardNegative }) {
  if (campaign) return `campaign:${cell}/${rung}`;
  return hardNegative ? `hn:${hardNegative}` : `benign:${cell}`;
}

/** An account that serves two campaigns counts for both. */
function campaignsOf(truth) {
  const members = new Map();
  for (const [account, entry] of Object.entries(truth.accounts))
    for (const id of Object.keys(truthShares(entry))) members.set(id, [...(members.get(id) ?? []), account]);
  const about = new Map((truth.campaigns ?? []).map((campaign) => [campaign.id, campaign]));
  return [...members]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, accounts]) => ({ id, cell: about.get(id)?.cell ?? null, rung: about.get(id)?.rung ?? null, accounts }));
}

/** Share of the account's calls by campaign. */
function truthShares({ campaign, campaigns, slice }) {
  return campaigns ?? (campaign ? { [campaign]: slice } : {});
}

function scoreCampaign({ id, cell, rung, accounts }, clusters, accused) {
  const own = new Set(accounts);
  let found = false;
  let touching = 0;
  for (const cluster of clusters) {
    const members = new Set(cluster.accounts.map(({ account }) => account));
    const held = [...members].filter((account) => own.has(account)).length;
    if (held >= MIN_TOUCH) touching++;
    if (held / own.size >= MIN_HELD && held / members.size >= MIN_PURITY) found = true;
  }
  const recall = accounts.filter((account) => accused.has(account)).length / own.size;
  return { id, cell, rung, size: own.size, found, clusters: touching, recall };
}

/**
 * Mean of the precision at each campaign account, best score first. Equal scores are one block: all of its campaign accounts get
 * the precision at its end, so that the order in which a detector lists ties is worth nothing. Accounts left out count as 0.
 */
function averagePrecision(accountRows, known) {
  const bits = new Map(accountRows.map(({ account, suspicionBits }) => [account, Number(suspicionBits ?? 0)]));
  const blocks = new Map();
  for (const [account, { campaign }] of known) {
    const score = bits.get(account) ?? 0;
    if (!blocks.has(score)) blocks.set(score, { accounts: 0, positives: 0 });
    const block = blocks.get(score);
    block.accounts++;
    if (campaign) block.positives++;
  }
  let ranked = 0;
  let positives = 0;
  let sum = 0;
  for (const [, block] of [...blocks].sort(([left], [right]) => right - left)) {
    ranked += block.accounts;
    positives += block.positives;
    sum += block.positives * (positives / ranked);
  }
  return positives === 0 ? null : sum / positives;
}

/**
 * |share in the report − share in truth| for members of accused clusters that belong to the cluster's campaign: the one whose calls
 * weigh most in it. Members without a stated share, and worlds whose truth has no slice, give none.
 */
function shareErrors(truth, clusters) {
  return clusters.flatMap(({ accounts }) => {
    const shares = accounts.map(({ account }) => truthShares(truth.accounts[account] ?? {}));
    const campaign = heaviestCampaign(shares);
    return accounts.flatMap(({ share }, i) => {
      const expected = campaign === null ? null : (shares[i][campaign] ?? null);
      return typeof share === 'number' && expected !== null ? [Math.abs(share - expected)] : [];
    });
  });
}

function heaviestCampaign(shares) {
  const weights = new Map();
  for (const own of shares) for (const [id, share] of Object.entries(own)) weights.set(id, (weights.get(id) ?? 0) + (share ?? 0));
  return [...weights].sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1))[0]?.[0] ?? null;
}

function sumGroups(scores) {
  const groups = {};
  for (const score of scores)
    for (const [name, { accused, of }] of Object.entries(score.groups)) {
      groups[name] ??= { accused: 0, of: 0 };
      groups[name].accused += accused;
      groups[name].of += of;
    }
  return Object.fromEntries(Object.entries(groups).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function ratio(part, whole) {
  return whole === 0 ? null : part / whole;
}

function mean(values) {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
