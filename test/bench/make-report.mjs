import { readFileSync } from 'node:fs';

const BAKERY = new URL('../../fixtures/reports/bakery/report.json', import.meta.url);
const DAYS = 60;
const DRAWN = 60;

/**
 * An invented report of a large case, made by repeating the suspected group of the bakery: every group suspected, every picture full.
 * @returns {{ report: import('../../src/report/report.js').Report, accounts: import('../../src/report/report.js').AccountRow[] }}
 */
export function makeReport({ accounts: total = 28_000, groups = 40, files = 300 } = {}) {
  const bakery = JSON.parse(readFileSync(BAKERY, 'utf8'));
  const [finding, fact] = bakery.findings;
  const [cluster] = bakery.clusters;
  const next = numbers(7);
  const clusters = Array.from({ length: groups }, (_, i) =>
    manyMembers(cluster, { id: `G-${three(i + 1)}`, at: i, of: groups, total, next }),
  );
  const findings = clusters.flatMap(({ id }, i) => [
    { ...finding, id: `F-${three(i + 1)}`, clusterId: id },
    { ...fact, id: `F-${three(groups + i + 1)}`, clusterId: id },
  ]);
  const groupOf = new Map(clusters.flatMap(({ id, accounts }) => accounts.map(({ account, bits }) => [account, { id, bits }])));
  const accounts = Array.from({ length: total }, (_, i) => accountRow(nameOf(i), groupOf.get(nameOf(i)), i, next));
  const [source] = bakery.sources;
  return {
    report: {
      ...bakery,
      totals: { ...bakery.totals, accounts: total, accountsCompared: total },
      sources: Array.from({ length: files }, (_, i) => ({ ...source, path: `exports/hour-${three(i)}.ndjson.gz` })),
      findings: [
        ...findings.filter(({ kind }) => kind === finding.kind),
        ...findings.filter(({ kind }) => kind !== finding.kind),
      ],
      clusters: clusters.map((each) => ({
        ...each,
        findingIds: findings.filter(({ clusterId }) => clusterId === each.id).map(({ id }) => id),
      })),
      accountsSummary: { ...bakery.accountsSummary, accused: groupOf.size, inGroups: groupOf.size },
    },
    accounts,
  };
}

function manyMembers(cluster, { id, at, of, total, next }) {
  const size = 40 + ((at * 97) % 600);
  const members = Array.from({ length: size }, (_, i) => {
    const like = cluster.accounts[i % cluster.accounts.length];
    const { detail, ...member } = { ...like, account: nameOf((at + i * of) % total), bits: 40 - (35 * i) / size };
    return i < 45 || i >= size - 15 ? { ...member, detail } : member;
  });
  const drawn = members.slice(0, DRAWN);
  return {
    ...cluster,
    id,
    accounts: members,
    daily: { from: '2026-01-05', calls: Array.from({ length: DAYS }, () => Math.floor(next() * 900)) },
    pictures: {
      ...cluster.pictures,
      activity: {
        ...cluster.pictures.activity,
        from: '2026-01-05',
        rows: drawn.map(({ account }) => ({ account, calls: Array.from({ length: DAYS }, () => Math.floor(next() * 9)) })),
        accountsNotDrawn: size - drawn.length,
      },
      graph: {
        ...cluster.pictures.graph,
        nodes: drawn.map(({ account, bits }) => ({ account, bits })),
        links: Array.from({ length: 240 }, () => ({
          left: Math.floor(next() * drawn.length),
          right: Math.floor(next() * drawn.length),
          bits: 1 + 9 * next(),
          isBridge: false,
        })),
        accountsNotDrawn: size - drawn.length,
        linksNotDrawn: 4_000,
      },
      strongestLinks: Array.from({ length: 3 }, () => cluster.pictures.strongestLinks[0]),
    },
  };
}

function accountRow(account, group, i, next) {
  return {
    account,
    suspicionBits: group?.bits ?? 0,
    cluster: group?.id ?? null,
    accused: group !== undefined,
    calls: 10 + Math.floor(next() * 900),
    errors: Math.floor(next() * 9),
    firstUtc: '2026-01-05T07:14:00.000Z',
    lastUtc: '2026-03-05T19:40:00.000Z',
    inputTokens: Math.floor(next() * 90_000),
    outputTokens: Math.floor(next() * 90_000),
    models: i % 3 === 0 ? ['rye-1', 'rye-2'] : ['rye-1'],
    addresses: 1 + Math.floor(next() * 4),
    compared: true,
    reason: null,
    example: { file: `exports/hour-${three(i % 300)}.ndjson.gz`, line: i + 1, byte: i * 812, length: 790 },
  };
}

function nameOf(i) {
  return `mill-${String(i).padStart(6, '0')}`;
}

function three(number) {
  return String(number).padStart(3, '0');
}

/** A fixed row of numbers in 0…1 (linear congruence; Park and Miller 1988, doi:10.1145/63039.63042). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
