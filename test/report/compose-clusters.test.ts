import { describe, expect, test } from 'vitest';
import { composeCluster } from '../../src/report/compose-clusters.js';
import { wordMemberShare } from '../../src/report/words.js';
import { townCase } from './build-case.js';
import { buildJudgedGroup } from './build-judged-group.js';

/** Two lamplighters: one on Monday evening and Tuesday evening, one on Tuesday only; times in UTC. */
const LAMPS = [
  {
    name: 'ines',
    calls: [
      { text: 'Oil', at: '2026-03-02T18:10:00Z' },
      { text: 'Wick', at: '2026-03-02T18:50:00Z' },
      { text: 'Glass', at: '2026-03-03T18:00:00Z' },
    ],
  },
  { name: 'olav', calls: [{ text: 'Ladder', at: '2026-03-03T23:59:59Z' }, { text: 'Without a time' }] },
];
const GROUP = LAMPS.map(({ name }) => name);

describe('a group', () => {
  const cluster = composeCluster(buildJudgedGroup({ accounts: LAMPS, group: GROUP }), 'UTC', ['F-001', 'F-003']);

  test('sums the calls of its accounts and spans their times', () => {
    expect(cluster).toMatchObject({
      id: 'G-001',
      calls: 5,
      firstUtc: '2026-03-02T18:10:00.000Z',
      lastUtc: '2026-03-03T23:59:59.000Z',
      stability: 1,
      findingIds: ['F-001', 'F-003'],
    });
  });

  test('has calls by UTC day from the first', () => {
    expect(cluster.daily).toEqual({ from: '2026-03-02', calls: [2, 2] });
  });

  test('has calls by hour of the week in the zone of the report', () => {
    const hours = (timeZone: string) =>
      composeCluster(buildJudgedGroup({ accounts: LAMPS, group: GROUP }), timeZone, []).hourOfWeek!.flatMap((calls, hour) =>
        calls > 0 ? [[hour, calls]] : [],
      );
    // Monday 18 h is hour 18, Tuesday 18 h is 42, Tuesday 23 h is 47
    expect(hours('UTC')).toEqual([
      [18, 2],
      [42, 1],
      [47, 1],
    ]);
    // an hour later in Berlin: Tuesday 24 h is Wednesday 0 h
    expect(hours('Europe/Berlin')).toEqual([
      [19, 2],
      [43, 1],
      [48, 1],
    ]);
    expect(cluster.hourOfWeek).toHaveLength(168);
  });

  test('whose calls fall into two bodies states the part of the queue, with its interval', () => {
    const units = [
      { share: 0.5, low: 0.25, high: 0.75 },
      { share: 0.75, low: 0.5, high: 1 },
    ];
    const queue = { kind: 'two-bodies', units } as const;
    const { accounts } = composeCluster(buildJudgedGroup({ accounts: LAMPS, group: GROUP }, { queue }), 'UTC', []);
    expect(accounts.map(({ account, share, shareInterval }) => ({ account, share, shareInterval }))).toEqual([
      { account: 'ines', share: 0.5, shareInterval: { low: 0.25, high: 0.75 } },
      { account: 'olav', share: 0.75, shareInterval: { low: 0.5, high: 1 } },
    ]);
    expect(cluster.accounts.map(({ share, shareInterval }) => [share, shareInterval])).toEqual([
      [1, undefined],
      [1, undefined],
    ]);
  });

  test('whose calls could not be told apart states the share as an upper limit', () => {
    const queue = { kind: 'cannot-tell' } as const;
    const { accounts } = composeCluster(buildJudgedGroup({ accounts: LAMPS, group: GROUP }, { queue }), 'UTC', []);
    expect(accounts.map(({ share, shareInterval }) => [share, shareInterval])).toEqual([
      [1, { low: 0, high: 1 }],
      [1, { low: 0, high: 1 }],
    ]);
    expect(accounts.map(wordMemberShare)).toEqual(['up to 100 %', 'up to 100 %']);
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(cluster))).toStrictEqual(cluster);
  });
});

test('a group without times has no picture of time', () => {
  const accounts = [{ name: 'ines', calls: [{ text: 'Oil' }] }];
  expect(composeCluster(buildJudgedGroup({ accounts, group: ['ines'] }), 'UTC', [])).toMatchObject({
    firstUtc: null,
    lastUtc: null,
    daily: null,
    hourOfWeek: null,
  });
});

test('ten years have a picture of days, more have none: one wrong time would make a picture of nothing', () => {
  const daily = (lastAt: string) => {
    const accounts = [
      {
        name: 'ines',
        calls: [
          { text: 'Oil', at: '2016-03-01T12:00:00Z' },
          { text: 'Wick', at: lastAt },
        ],
      },
    ];
    return composeCluster(buildJudgedGroup({ accounts, group: ['ines'] }), 'UTC', []).daily;
  };
  expect(daily('2026-03-01T12:00:00Z')!.calls).toHaveLength(3_653);
  expect(daily('2036-03-01T12:00:00Z')).toBeNull();
});

describe('members', () => {
  const tie = (signal: string, bits: number) => ({ signal, bits, statement: { kind: 'no-common-value' as const } });

  test('stand in order of their bits, then of their names, each with what ties it', () => {
    const accounts = ['cy', 'ada', 'bo'].map((name) => ({ name, calls: [{ text: `Oil for ${name}` }] }));
    const members = [4, 4, 9].map((bits, unit) => ({ unit, contentRatio: 1, netBits: bits, ties: [tie('active-hours', bits)] }));
    const cluster = composeCluster(
      buildJudgedGroup({ accounts, group: accounts.map(({ name }) => name), cluster: { members } }),
      'UTC',
      [],
    );
    expect(cluster.accounts.map(({ account }) => account)).toEqual(['bo', 'ada', 'cy']);
    // the family of time counts 8 bits at most
    expect(cluster.accounts[0]!.ties).toMatchObject([
      { id: 'active-hours', title: 'Active at the same hours', bits: 8, statement: 'no value in common' },
      { id: 'choice', title: 'Cost of choosing' },
    ]);
  });

  test('that take part with two slices count once: with the sum of their shares, the ties of the stronger one, all their calls', () => {
    const under = (system: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({ text: `Lamp ${index} ${system}`, system }));
    const accounts = [{ name: 'ines', calls: [...under('North quay', 6), ...under('South quay', 10), ...under('Tower', 4)] }];
    const members = [3, 8].map((bits, unit) => ({ unit, contentRatio: 1, netBits: bits, ties: [tie('model', bits)] }));
    const group = buildJudgedGroup({ accounts, group: ['ines'], isCut: true });
    const units = group.context.units.slice(0, 2);
    const context = { ...group.context, units, cluster: { ...group.context.cluster, members } };
    const cluster = composeCluster({ ...group, context }, 'UTC', []);
    expect(cluster.calls).toBe(20);
    expect(cluster.accounts).toMatchObject([
      { account: 'ines', share: 16 / 20, calls: 20, bits: 8, ties: [{ id: 'model', bits: 8 }, { id: 'choice' }] },
    ]);
  });

  test('never take part with more than all of their calls', () => {
    const town = townCase();
    for (const { accounts } of town.report.clusters)
      for (const { share } of accounts) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
  });

  test('are tied by the sum of their ties, as the shape of the report says', () => {
    const town = townCase();
    for (const { bits, ties } of town.report.clusters.flatMap(({ accounts }) => accounts))
      expect(ties.reduce((sum, each) => sum + each.bits, 0)).toBeCloseTo(bits, 9);
  });
});
