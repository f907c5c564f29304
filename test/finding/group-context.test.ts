import { describe, expect, test } from 'vitest';
import { groupContext, heterogeneity, meanTieBits, medianSharedTexts } from '../../src/finding/group-context.js';
import { buildContext } from './build-group.js';

const ACCOUNTS = ['cara', 'abel', 'bert', 'dita'].map((name, index) => ({
  name,
  calls: [{ text: `Sluice ${index}` }, { text: `Weir ${index}` }],
}));

test('a context holds the accounts once each in code-unit order, and the calls of all units', () => {
  const context = buildContext({ accounts: ACCOUNTS, group: ['cara', 'abel', 'bert'] });
  expect(context.accounts).toEqual(['abel', 'bert', 'cara']);
  expect(context.units.map(({ unit }) => unit.account.account)).toEqual(['cara', 'abel', 'bert']);
  expect(context.calls).toEqual([0, 1, 2].flatMap((unit) => [0, 1].map((slot) => ({ unit, slot }))));
  expect(context.ordinary).toEqual([3]);
});

test('an account that takes part with two slices is one account with two units', () => {
  const under = (system: string) => Array.from({ length: 6 }, (_, index) => ({ text: `Sluice ${index}`, system }));
  const accounts = [{ name: 'cara', calls: [...under('Mind the north lock'), ...under('Mind the south lock')] }];
  const context = buildContext({ accounts, group: ['cara'], isCut: true });
  expect(context.accounts).toEqual(['cara']);
  expect(context.units).toHaveLength(2);
  expect(context.calls).toHaveLength(12);
});

describe('a random source', () => {
  const { population, cluster, labels } = buildContext({ accounts: ACCOUNTS, group: ['cara'] });
  const draw = (seed: number, group: string, use: string) =>
    groupContext({ population, labels, facts: null, ordinary: [], seed }, cluster, group).rng(use)();

  test('gives the same for the same seed, group and use', () => {
    expect(draw(1, 'G-001', 'deal')).toBe(draw(1, 'G-001', 'deal'));
  });

  test('gives something else when any of the three is another', () => {
    const draws = [draw(1, 'G-001', 'deal'), draw(2, 'G-001', 'deal'), draw(1, 'G-002', 'deal'), draw(1, 'G-001', 'shift')];
    expect(new Set(draws).size).toBe(4);
  });

  test('that groups have in common gives all of them the same', () => {
    const drawCommon = (seed: number, group: string) =>
      groupContext({ population, labels, facts: null, ordinary: [], seed }, cluster, group).commonRng('deal')();
    expect(drawCommon(1, 'G-001')).toBe(drawCommon(1, 'G-002'));
    expect(drawCommon(1, 'G-001')).not.toBe(drawCommon(2, 'G-001'));
  });
});

describe('heterogeneity', () => {
  test.each([
    ['shares of one queue', 0.5, 0.5, 0],
    ['strangers', 0, 0.4, 1],
    ['shared texts', 1.2, 0.4, -2],
    ['something between', 0.3, 0.4, 0.25],
  ])('of %s', (_, betweenContent, withinContent, expected) => {
    expect(heterogeneity({ betweenContent, withinContent })).toBeCloseTo(expected, 12);
  });

  test('is unknown when the members’ own calls share nothing', () => {
    expect(heterogeneity({ betweenContent: 0.1, withinContent: 0 })).toBeNull();
  });
});

test('the mean of a tie is over all members, those without it included', () => {
  const members = [3, 6, 0].map((bits, unit) => ({
    unit,
    contentRatio: 1,
    netBits: bits,
    ties: bits === 0 ? [] : [{ signal: 'model', bits, statement: { kind: 'no-common-value' as const } }],
  }));
  const context = buildContext({ accounts: ACCOUNTS, group: ['cara', 'abel', 'bert'], cluster: { members } });
  expect(meanTieBits(context, 'model')).toBe(3);
  expect(meanTieBits(context, 'parameters')).toBe(0);
});

describe('texts that members share', () => {
  const shared = (...texts: readonly (readonly string[])[]) => {
    const accounts = texts.map((own, index) => ({ name: `lock-${index}`, calls: own.map((text) => ({ text })) }));
    return medianSharedTexts(buildContext({ accounts, group: accounts.map(({ name }) => name) }));
  };

  test('are counted once a text, over those who have texts; the middle member counts', () => {
    // Shares 1 of 2, 1 of 3 and 1 of 1: the middle one is 1 / 2
    expect(shared(['a tide', 'b wind'], ['a tide', 'c fog', 'd rain', 'd rain'], ['a tide'])).toBe(1 / 2);
  });

  test('sent twice by one account are not shared', () => {
    expect(shared(['a tide', 'a tide'], ['b wind'], ['c fog'])).toBe(0);
  });

  test('are unknown without texts', () => {
    expect(medianSharedTexts(buildContext({ accounts: [{ name: 'lock-0', calls: [{}] }], group: ['lock-0'] }))).toBeNull();
  });
});
