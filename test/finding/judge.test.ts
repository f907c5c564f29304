import { describe, expect, test } from 'vitest';
import { EXPLANATIONS } from '../../src/finding/explanations/index.js';
import { judgeClusters } from '../../src/finding/judge.js';
import { PLAYBOOK_RULES } from '../../src/finding/rules/index.js';
import { GROUP_TESTS } from '../../src/finding/tests/index.js';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.js';
import { ordinaryAccounts, queueAccounts } from '../cluster/build-population.js';
import { buildCase, CASE_SEED, townCase } from '../report/build-case.js';

const town = townCase();
const { groups, groupsTested, decoys } = town.judgement;

function judgeAgain(clusters = town.clusters, seed = CASE_SEED) {
  const { linkage, digest } = town;
  return judgeClusters({ linkage, clusters, labels: digest.labels, facts: null, seed, quotesOf: () => [] });
}

describe('a town with a campaign, an app and a class', () => {
  test('exactly the campaign is accused', () => {
    const accused = groups.filter(({ decision }) => decision.isAccused).flatMap(({ context }) => context.accounts);
    expect(accused).toEqual(Array.from({ length: 12 }, (_, index) => `dealt-${index}`).sort());
  });

  test('the class is a group, but its one list of texts explains it', () => {
    const group = groups.find(({ context }) => context.accounts.includes('pupil-0'))!;
    expect(group.context.accounts).toEqual(Array.from({ length: 15 }, (_, index) => `pupil-${index}`).sort());
    expect(group.explanations.find(({ id }) => id === 'same-texts')!.verdict).toBe('explains');
    expect(group.decision.missing).toEqual(['explained by “One fixed set of texts (evaluation, benchmark, class, load test)”']);
  });

  test('nobody of the app or of the town is in a group', () => {
    const grouped = groups.flatMap(({ context }) => context.accounts);
    expect(grouped.filter((account) => /^(app-user|person)-/.test(account))).toEqual([]);
  });

  test('no decoy is accused', () => {
    // 74 ordinary accounts: sixty people and fourteen users of the app; 1 − 0.025^(1/74)
    expect(decoys).toEqual({ decoys: 74, accused: 0, upperBound: expect.closeTo(1 - 0.025 ** (1 / 74), 12) });
  });

  test('groups are numbered as they come, strongest first', () => {
    expect(groups.map(({ id }) => id)).toEqual(['G-001', 'G-002']);
    expect(groups.map(({ context }) => context.cluster.netBits)).toEqual(
      groups.map(({ context }) => context.cluster.netBits).sort((left, right) => right - left),
    );
  });
});

describe('every group', () => {
  test('has one result of every test and of every explanation, in the order of the registries', () => {
    for (const group of groups) {
      expect(group.tests.map(({ id }) => id)).toEqual(GROUP_TESTS.map(({ id }) => id));
      expect(group.rules.map(({ id }) => id)).toEqual(PLAYBOOK_RULES.map(({ id }) => id));
      expect(group.explanations.map(({ id }) => id)).toEqual(EXPLANATIONS.map(({ id }) => id));
    }
  });

  test('says what was measured in which unit', () => {
    for (const { tests } of groups) {
      for (const { id, title, measures } of tests) {
        const { about } = GROUP_TESTS.find((member) => member.id === id)!;
        expect({ title, measures }).toEqual({ title: about.title, measures: `${about.measures} (${about.unit})` });
      }
    }
  });

  test('has q-values over all groups and tests together, none where a test cannot say', () => {
    const tests = groups.flatMap((group) => [...group.tests, ...group.rules]);
    expect(tests.map(({ qValue }) => qValue)).toEqual(benjaminiHochberg(tests.map(({ pValue }) => pValue)));
    for (const { pValue, qValue } of tests) {
      if (pValue === null) expect(qValue).toBeNull();
      else expect(qValue).toBeGreaterThanOrEqual(pValue);
    }
    expect(tests.some(({ pValue }) => pValue === null)).toBe(true);
  });

  test('pays for all groups that were looked at, and claims no more than a small log carries', () => {
    for (const { priorBits, capBits, bars } of groups) {
      expect(priorBits).toBe(-Math.log2(groupsTested));
      // 101 accounts are fewer than 200: log2 of the accounts, not of their pairs
      expect(capBits).toBe(Math.log2(101));
      for (const { bits } of bars) expect(Math.abs(bits)).toBeLessThanOrEqual(capBits);
    }
  });

  test('is measured against those that stand in no group', () => {
    const inGroups = new Set(groups.flatMap(({ context }) => context.cluster.members.map(({ unit }) => unit)));
    for (const { context } of groups) {
      expect(context.ordinary.filter((unit) => inGroups.has(unit))).toEqual([]);
      expect(context.ordinary.length + inGroups.size).toBe(town.linkage.population.units.length);
    }
  });
});

describe('judging again', () => {
  const strip = (judgement: ReturnType<typeof judgeAgain>) =>
    JSON.stringify(judgement.groups.map(({ context, ...group }) => ({ ...group, accounts: context.accounts })));

  test('with the same seed gives the same', () => {
    expect(strip(judgeAgain())).toBe(strip(judgeAgain()));
    expect(judgeAgain().decoys).toEqual(decoys);
  });

  test('with another seed accuses the same', () => {
    const accused = judgeAgain(town.clusters, 4_242).groups.filter(({ decision }) => decision.isAccused);
    expect(accused.map(({ context }) => context.accounts)).toEqual([
      Array.from({ length: 12 }, (_, index) => `dealt-${index}`).sort(),
    ]);
  });

  test('without groups there is nothing to accuse, and decoys are grown around everybody', () => {
    const none = judgeAgain([]);
    expect({ groups: none.groups, groupsTested: none.groupsTested }).toEqual({ groups: [], groupsTested: 0 });
    expect(none.decoys.decoys).toBe(100);
  });

  test('a group below ten bits is tested for, but not reported; its members count as ordinary', () => {
    const [first, second] = town.clusters;
    const weak = judgeAgain([
      { ...first!, netBits: 10 },
      { ...second!, netBits: 9.99 },
    ]);
    expect(weak.groupsTested).toBe(2);
    expect(weak.groups.map(({ id }) => id)).toEqual(['G-001']);
    expect(weak.groups[0]!.context.ordinary).toEqual(expect.arrayContaining(second!.members.map(({ unit }) => unit)));
  });
});

test.each([4, 5, 6])('ordinary people alone are not accused (town %i)', (seed) => {
  const { judgement } = buildCase({ accounts: ordinaryAccounts(70, seed) });
  expect(judgement.groups.filter(({ decision }) => decision.isAccused)).toEqual([]);
  expect(judgement.decoys.accused).toBe(0);
});

test.each([4, 5, 6])('a campaign without any system prompt is accused too (town %i)', (seed) => {
  const { judgement } = buildCase({ accounts: [...ordinaryAccounts(60, seed), ...queueAccounts(12, { seed: seed + 300 })] });
  const accused = judgement.groups.filter(({ decision }) => decision.isAccused).flatMap(({ context }) => context.accounts);
  expect(accused.filter((account) => account.startsWith('person'))).toEqual([]);
  expect(accused).toHaveLength(12);
});
