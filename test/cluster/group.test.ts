import { describe, expect, test } from 'vitest';
import type { Unit } from '../../src/account/unit.js';
import type { Cluster } from '../../src/cluster/cluster.js';
import { groupLinks, LINK_THRESHOLDS } from '../../src/cluster/group.js';
import { compareUnits } from '../../src/link/compare.js';
import {
  mixAccounts,
  ordinaryAccounts,
  type PlannedAccount,
  queueAccounts,
  sameTextAccounts,
  unitsOfAccounts,
} from './build-population.js';

/** Net bits from which a group of people who have nothing to do with each other would be a find. */
const A_FIND_BITS = 40;
const SEEDS = [1, 2, 3, 4];

function groupAccounts(accounts: readonly PlannedAccount[], seed = 5): { units: readonly Unit[]; clusters: readonly Cluster[] } {
  const units = unitsOfAccounts(accounts);
  return { units, clusters: groupLinks(compareUnits(units, seed), seed) };
}

/** Names of the accounts in a group, sorted. */
function namesIn(units: readonly Unit[], cluster: Cluster | undefined): string[] {
  return (cluster?.members ?? []).map(({ unit }) => units[unit]!.account.account).sort();
}

const namesOf = (accounts: readonly PlannedAccount[]): string[] => accounts.map(({ name }) => name).sort();
const signalsOf = ({ members }: Cluster): Set<string> => new Set(members.flatMap(({ ties }) => ties.map(({ signal }) => signal)));

describe.each(SEEDS)('log %d', (seed) => {
  const queue = queueAccounts(12, { seed });
  const withReaders = groupAccounts([...ordinaryAccounts(60, seed), ...queue, ...sameTextAccounts(12, { seed })]);

  test('people who have nothing to do with each other make no find', () => {
    const { clusters } = groupAccounts(ordinaryAccounts(72, seed));
    for (const { netBits } of clusters) expect(netBits).toBeLessThan(A_FIND_BITS);
  });

  test('nor do strangers among them who all draw on one public text', () => {
    const { clusters } = groupAccounts([...ordinaryAccounts(60, seed), ...sameTextAccounts(14, { seed })]);
    for (const { netBits } of clusters) expect(netBits).toBeLessThan(A_FIND_BITS);
  });

  test('twelve accounts fed from one queue are one group, with nobody else in it', () => {
    const { units, clusters } = groupAccounts([...ordinaryAccounts(60, seed), ...queue]);
    expect(clusters).toHaveLength(1);
    expect(namesIn(units, clusters[0])).toEqual(namesOf(queue));
    expect(clusters[0]!.netBits).toBeGreaterThan(A_FIND_BITS);
    expect(clusters[0]!.stability).toBe(1);
  });

  test('strangers who draw on the same text as the queue are its cohort and not in the group', () => {
    const { units, clusters } = withReaders;
    expect(clusters).toHaveLength(1);
    expect(namesIn(units, clusters[0])).toEqual(namesOf(queue));
    expect(clusters[0]!.cohort.length).toBeGreaterThanOrEqual(24);
  });

  test('every member brings more than a bit beyond what choosing it costs', () => {
    for (const { members, parts } of withReaders.clusters)
      if (parts === 1) for (const { netBits } of members) expect(netBits).toBeGreaterThan(1);
  });

  test('two bodies of text under one exclusive scaffold are one group in two parts', () => {
    const system = 'Answer as the mason who signs with a trowel.';
    const campaign = [...queueAccounts(10, { seed: 70 + seed, system }), ...queueAccounts(10, { seed: 80 + seed, system })];
    const { units, clusters } = groupAccounts([...ordinaryAccounts(60, seed), ...campaign]);
    expect(clusters).toHaveLength(1);
    expect(namesIn(units, clusters[0])).toEqual(namesOf(campaign));
    expect(clusters[0]!.parts).toBe(2);
  });

  test('a campaign with a prompt of its own, among readers of its text, is one group in one part', () => {
    const system = 'Answer as the mason who signs with a trowel.';
    const campaign = queueAccounts(12, { seed: 60 + seed, system });
    const readers = sameTextAccounts(24, { seed: 60 + seed });
    const { units, clusters } = groupAccounts([...ordinaryAccounts(60, seed), ...campaign, ...readers]);
    expect(clusters).toHaveLength(1);
    expect(namesIn(units, clusters[0])).toEqual(namesOf(campaign));
    expect(clusters[0]!.parts).toBe(1);
  });

  test('of accounts that are half their own and half the queue’s, the queue’s half is found', () => {
    const dealt = queueAccounts(12, { seed: 90 + seed, system: 'Answer as the mason who signs with a trowel.' });
    const mixed = mixAccounts(ordinaryAccounts(12, 40 + seed), dealt);
    const { units, clusters } = groupAccounts([...ordinaryAccounts(60, seed), ...mixed]);
    expect(clusters).toHaveLength(1);
    expect(namesIn(units, clusters[0])).toEqual(namesOf(mixed));
    for (const { unit } of clusters[0]!.members) {
      expect(units[unit]!.share).toBeGreaterThan(0.35);
      expect(units[unit]!.share).toBeLessThan(0.65);
    }
  });
});

describe('a popular application', () => {
  const system = 'You are Quarry, a friendly helper for stone and sand.';

  test('forty strangers with its system prompt are no group', () => {
    const { clusters } = groupAccounts([...ordinaryAccounts(40, 6, system), ...ordinaryAccounts(40, 7)]);
    for (const { netBits } of clusters) expect(netBits).toBeLessThan(A_FIND_BITS);
  });

  test('nor when all of them read the same public text', () => {
    const { clusters } = groupAccounts([...ordinaryAccounts(50, 6), ...sameTextAccounts(40, { seed: 6, system })]);
    for (const { netBits } of clusters) expect(netBits).toBeLessThan(A_FIND_BITS);
  });

  test('its scaffold earns nothing for a queue that hides behind it', () => {
    const queue = queueAccounts(12, { seed: 6, system });
    const { units, clusters } = groupAccounts([...ordinaryAccounts(40, 6, system), ...ordinaryAccounts(20, 7), ...queue]);
    expect(clusters).toHaveLength(1);
    expect(namesIn(units, clusters[0])).toEqual(namesOf(queue));
    expect(signalsOf(clusters[0]!).has('system-prompt')).toBe(false);
  });

  test('the same queue under a scaffold of its own is tied by it', () => {
    const queue = queueAccounts(12, { seed: 6, system: 'Answer as the mason who signs with a trowel.' });
    const { clusters } = groupAccounts([...ordinaryAccounts(40, 6, system), ...ordinaryAccounts(20, 7), ...queue]);
    expect(signalsOf(clusters[0]!).has('system-prompt')).toBe(true);
  });
});

describe('a grouping', () => {
  const accounts = [
    ...ordinaryAccounts(50, 8),
    ...queueAccounts(9, { seed: 8 }),
    ...queueAccounts(9, { seed: 9, system: 'Mason.' }),
  ];
  const grouped = groupAccounts(accounts);

  test('is the same for the same seed', () => {
    expect(groupAccounts(accounts).clusters).toEqual(grouped.clusters);
  });

  test('of clear groups is the same for another seed', () => {
    const [some, others] = [grouped, groupAccounts(accounts, 17)].map(({ units, clusters }) =>
      clusters.map((cluster) => namesIn(units, cluster).join()).sort(),
    );
    expect(some).toHaveLength(2);
    expect(others).toEqual(some);
  });

  test('survives JSON, strongest group first, with sums and shares that fit', () => {
    const { clusters } = grouped;
    expect(JSON.parse(JSON.stringify(clusters))).toEqual(clusters);
    expect(clusters.map(({ netBits }) => netBits)).toEqual(clusters.map(({ netBits }) => netBits).sort((a, b) => b - a));
    for (const { members, cohort, netBits, stability } of clusters) {
      expect(netBits).toBeCloseTo(
        members.reduce((sum, member) => sum + member.netBits, 0),
        9,
      );
      expect(cohort).toEqual([...new Set(cohort)].sort((a, b) => a - b));
      expect(cohort).toEqual(expect.arrayContaining(members.map(({ unit }) => unit)));
      expect(stability * LINK_THRESHOLDS.length).toBeCloseTo(Math.round(stability * LINK_THRESHOLDS.length), 12);
    }
  });

  test('no unit stands in two groups', () => {
    const members = grouped.clusters.flatMap(({ members: list }) => list.map(({ unit }) => unit));
    expect(new Set(members).size).toBe(members.length);
  });

  test('of nothing, or of too few accounts, is empty', () => {
    expect(groupAccounts([]).clusters).toEqual([]);
    expect(groupAccounts(queueAccounts(6, { seed: 8 })).clusters).toEqual([]);
  });

  test('comes through a call whose clock stood before 1970', () => {
    const [first, ...others] = accounts;
    const odd = { ...first!, calls: first!.calls.map((call, index) => (index === 0 ? { ...call, atMs: -86_400_000 } : call)) };
    expect(groupAccounts([odd, ...others]).clusters).toHaveLength(2);
  });
});
