import { describe, expect, test } from 'vitest';
import { SCALE, SCALE_ORIGIN } from '../../src/finding/scale.js';
import { composeLimits, composeMethod } from '../../src/report/method.js';
import { REPORT_SCHEMA_VERSION } from '../../src/report/report.js';
import { ordinaryAccounts, queueAccounts } from '../cluster/build-population.js';
import { buildCase, CAMPAIGN, CASE_FILE, CASE_SEED, LINE_BASE, townAccounts } from './build-case.js';

const planned = townAccounts();
const DAY_MS = 86_400_000;
/** Three of the campaign banned half-way; nobody of it begins afterwards. */
const facts = {
  path: 'facts.json',
  bans: [0, 1, 2].map((index) => ({ account: `dealt-${index}`, atMs: Date.parse('2026-03-14T00:00:00Z') + index * DAY_MS })),
  modelReleases: [{ model: 'anvil-large', atMs: Date.parse('2026-03-01T00:00:00Z') }],
};
const town = buildCase({ accounts: planned, facts });
const { report, accounts, digest } = town;
const campaignGroup = report.findings.find(({ kind }) => kind === 'systematic-extraction')!.clusterId;

/** Line of each account's first call: accounts follow each other in the file. */
const firstLines = new Map<string, number>();
let nextLine = LINE_BASE + 1;
for (const { name, calls } of planned) {
  firstLines.set(name, nextLine);
  nextLine += calls.length;
}

/** Every value of a document with the path that leads to it. */
function* walk(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* walk(child, `${path}/${key}`);
}

describe('the document', () => {
  test('is plain JSON: what is written and read again is the same, to the key', () => {
    expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
    expect(JSON.parse(JSON.stringify(accounts))).toStrictEqual(accounts);
  });

  test('holds no undefined, no number that JSON lacks, and no object but plain ones', () => {
    for (const [path, value] of walk({ report, accounts })) {
      expect(value, path).not.toBeUndefined();
      if (typeof value === 'number') expect(Number.isFinite(value) && !Object.is(value, -0), `${path} ${value}`).toBe(true);
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        expect(Object.getPrototypeOf(value), path).toBe(Object.prototype);
    }
  });

  test('is plain JSON for a log with one group too', () => {
    const single = buildCase({ accounts: [...ordinaryAccounts(50, 8), ...queueAccounts(12, { seed: 308 })] });
    expect(single.judgement.groupsTested).toBe(1);
    expect(JSON.parse(JSON.stringify(single.report))).toStrictEqual(single.report);
  });

  test('is the same when it is made again', () => {
    expect(JSON.stringify(buildCase({ accounts: planned, facts }).report)).toBe(JSON.stringify(report));
  });

  test('does not depend on the order in which accounts come', () => {
    const turned = buildCase({ accounts: [...planned].reverse(), facts });
    const suspected = (rows: typeof accounts) => rows.filter(({ accused }) => accused).map(({ account }) => account);
    expect(suspected(turned.accounts)).toEqual(suspected(accounts));
    expect(turned.report.totals).toEqual(report.totals);
  });

  test('names its version, tool, settings, scale, method and limits', () => {
    expect(report.schemaVersion).toBe(REPORT_SCHEMA_VERSION);
    expect(report.tool).toEqual({ name: 'hydrometer', version: '0.0.1-town' });
    expect(report.settings).toEqual({
      seed: CASE_SEED,
      timeZone: 'Europe/Lisbon',
      assumeTimeZone: null,
      sampling: null,
      accountKeys: [{ format: 'generic', expression: expect.any(String), trust: expect.any(String) }],
      map: {},
    });
    expect({ scale: report.scale, scaleOrigin: report.scaleOrigin }).toEqual({ scale: SCALE, scaleOrigin: SCALE_ORIGIN });
    expect(report.method).toEqual(composeMethod());
    expect(report.limits.slice(1)).toEqual(composeLimits({ sampling: null, checkKeys: false }));
    expect(report.limits[0]).toMatch(/^Default weights, measured elsewhere: weaker words\. 101 accounts/);
  });
});

describe('accounts', () => {
  test('have one row each, in code-unit order', () => {
    const names = accounts.map(({ account }) => account);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toEqual([...digest.accounts.keys()].sort());
  });

  test('of the campaign, and no other, are accused', () => {
    expect(accounts.filter(({ accused }) => accused).map(({ account }) => account)).toEqual(
      Array.from({ length: CAMPAIGN }, (_, index) => `dealt-${index}`).sort(),
    );
    expect(report.accountsSummary.accused).toBe(CAMPAIGN);
  });

  test('carry suspicion only in a group that is accused', () => {
    for (const { account, suspicionBits, accused, cluster } of accounts) {
      if (accused) expect(suspicionBits, account).toBeGreaterThan(0);
      else expect(suspicionBits, account).toBe(0);
      if (accused) expect(cluster).toBe(campaignGroup);
      expect(cluster !== null, account).toBe(/^(dealt|pupil)-/.test(account));
    }
  });

  test('of one histogram add up to those that were compared', () => {
    const { suspicion, inGroups } = report.accountsSummary;
    expect(suspicion.reduce((sum, bar) => sum + bar.accounts, 0)).toBe(report.totals.accountsCompared);
    expect(suspicion.reduce((sum, bar) => sum + bar.accused, 0)).toBe(CAMPAIGN);
    expect(suspicion.map(({ fromBits }) => fromBits)).toEqual(
      suspicion.map(({ fromBits }) => fromBits).sort((left, right) => left - right),
    );
    expect(inGroups).toBe(CAMPAIGN + 15);
  });

  test('point to a call of their own, in lines of the file', () => {
    for (const { account, example } of accounts) {
      const { name, calls } = planned.find((each) => each.name === account)!;
      expect(example!.file).toBe(CASE_FILE);
      expect(example!.line).toBeGreaterThanOrEqual(firstLines.get(name)!);
      expect(example!.line).toBeLessThan(firstLines.get(name)! + calls.length);
    }
  });
});

describe('totals', () => {
  test('add up over accounts', () => {
    const sum = (read: (row: (typeof accounts)[number]) => number) => accounts.reduce((total, row) => total + read(row), 0);
    const { totals } = report;
    expect(totals.accounts).toBe(accounts.length);
    expect(totals.accountsCompared).toBe(accounts.filter(({ compared }) => compared).length);
    expect(totals.calls).toBe(sum(({ calls }) => calls) + totals.unattributedCalls);
    expect(totals.calls).toBe(planned.reduce((total, { calls }) => total + calls.length, 0));
    expect(totals.inputTokens).toBe(sum(({ inputTokens }) => inputTokens));
    expect(totals.callsWithText).toBe(totals.calls);
  });

  test('add up over sources: rows are calls, rejects, duplicates and what was skipped', () => {
    const { totals, sources } = report;
    expect(totals.rows).toBe(totals.calls + totals.rejects + totals.duplicates + totals.skipped);
    for (const key of ['rows', 'rejects', 'duplicates', 'skipped', 'blanks'] as const)
      expect(totals[key]).toBe(sources.reduce((sum, source) => sum + source[key], 0));
    expect([totals.firstUtc, totals.lastUtc]).toEqual([sources[0]!.firstUtc, sources[0]!.lastUtc]);
  });
});

describe('findings', () => {
  const { findings, clusters } = report;

  test('are numbered in their order: suspicions first, then by strength', () => {
    expect(findings.map(({ id }) => id)).toEqual(findings.map((_, index) => `F-${String(index + 1).padStart(3, '0')}`));
    const rank = ({ kind, strength }: (typeof findings)[number]) =>
      (kind === 'systematic-extraction' ? 1_000 : 0) + strength.bits;
    expect(findings.map(rank)).toEqual(findings.map(rank).sort((left, right) => right - left));
    expect(findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['systematic-extraction', 'shared-scaffold', 'shared-payload']),
    );
  });

  test('of suspicion come first, however strong a likeness that suspects nobody', () => {
    const weaken: Parameters<typeof buildCase>[0]['adjust'] = (judgement) => ({
      ...judgement,
      groups: judgement.groups.map((group) =>
        group.decision.isAccused ? { ...group, bars: group.bars.slice(0, 1), capBits: 3 } : group,
      ),
    });
    const weak = buildCase({ accounts: planned, adjust: weaken }).report.findings;
    const [first] = weak;
    expect([first!.id, first!.kind]).toEqual(['F-001', 'systematic-extraction']);
    expect(Math.max(...weak.map(({ strength }) => strength.bits))).toBeGreaterThan(first!.strength.bits);
  });

  test('of suspicion are made on the campaign alone', () => {
    const suspected = findings.filter(({ kind }) => kind === 'systematic-extraction');
    expect(suspected.map(({ clusterId }) => clusterId)).toEqual([campaignGroup]);
    expect(
      clusters
        .find(({ id }) => id === campaignGroup)!
        .accounts.map(({ account }) => account)
        .sort(),
    ).toEqual(Array.from({ length: CAMPAIGN }, (_, index) => `dealt-${index}`).sort());
  });

  test('and groups name each other', () => {
    expect(clusters.map(({ id }) => id)).toEqual(['G-001', 'G-002']);
    for (const { id, findingIds } of clusters)
      expect(findingIds).toEqual(findings.filter(({ clusterId }) => clusterId === id).map((finding) => finding.id));
    expect(clusters.flatMap(({ findingIds }) => findingIds).sort()).toEqual(findings.map(({ id }) => id).sort());
  });

  test('quote calls as they stand in the log', () => {
    const byName = new Map(planned.map((account) => [account.name, account]));
    const quotes = findings.flatMap(({ evidence }) => evidence.flatMap((bar) => bar.quotes));
    expect(quotes.length).toBeGreaterThan(5);
    for (const { account, excerpt, place, atUtc } of quotes) {
      const call = byName.get(account)!.calls[place.line - firstLines.get(account)!]!;
      expect(call.text!.startsWith(excerpt)).toBe(true);
      expect(atUtc).toBe(new Date(call.atMs!).toISOString());
      expect(place.byte).toBe((place.line - LINE_BASE) * 100);
    }
  });
});

describe('shares and percentiles', () => {
  const SHARES = /\/(share|equalErrorRate|upperBound|stability|pValue|qValue)$/;

  test('lie where they must', () => {
    let seen = 0;
    for (const [path, value] of walk({ report, accounts })) {
      if (typeof value !== 'number') continue;
      const most = SHARES.test(path) ? 1 : path.endsWith('/percentile') ? 100 : null;
      if (most === null) continue;
      seen++;
      expect(value, path).toBeGreaterThanOrEqual(0);
      expect(value, path).toBeLessThanOrEqual(most);
    }
    expect(seen).toBeGreaterThan(30);
  });
});

test('facts are counted with those that found an account', () => {
  expect(report.joins).toMatchObject({ accounts: null, facts: { path: 'facts.json', bans: 3, bansJoined: 3, modelReleases: 1 } });
});
