import { describe, expect, test } from 'vitest';
import { sealDigest } from '../../src/account/digest.js';
import type { JudgedGroup } from '../../src/finding/judge.js';
import { composeAccounts, summariseAccounts } from '../../src/report/compose-accounts.js';
import { createPlaceResolver } from '../../src/report/places.js';
import { buildRecord, observeAll } from '../account/build-record.js';
import { digestOf, type GroupAccount } from '../finding/build-group.js';
import { buildJudgedGroup } from './build-judged-group.js';
import { buildLineBases, buildSource } from './build-source.js';

const resolve = createPlaceResolver([{ source: buildSource(0, 'quarry.ndjson'), lineBases: buildLineBases({ 0: 2 }) }]);

function quarry(name: string, calls = 6): GroupAccount {
  return { name, calls: Array.from({ length: calls }, (_, index) => ({ text: `Block ${index} of ${name}` })) };
}

/** A group with the net bits of each member by hand. */
function groupOf(accounts: readonly GroupAccount[], netBits: readonly number[], change: Partial<JudgedGroup> = {}): JudgedGroup {
  const names = accounts.map(({ name }) => name);
  const members = netBits.map((bits, unit) => ({ unit, contentRatio: 1, ties: [], netBits: bits }));
  return buildJudgedGroup({ accounts, group: names, cluster: { members } }, change);
}

describe('rows', () => {
  test('come in code-unit order, whatever the order of the digest and of suspicion', () => {
    const accounts = ['ödön', 'Zora', 'ada', 'äsa', 'bo', 'a', '10', '9'].map((name) => quarry(name));
    const rows = composeAccounts(digestOf(accounts), [groupOf(accounts.slice(0, 3), [30, 20, 10])], resolve);
    expect(rows.map(({ account }) => account)).toEqual(['10', '9', 'Zora', 'a', 'ada', 'bo', 'äsa', 'ödön']);
  });

  test('count what the log says of an account', () => {
    const calls = [
      { at: '2026-03-02T07:00:00Z', model: 'saw-2', ip: '192.0.2.1', inputTokens: 30, outputTokens: 4 },
      { at: '2026-03-01T07:00:00Z', model: 'saw-1', ip: '192.0.2.2', inputTokens: 5, status: 'error' as const },
      { at: '2026-03-05T07:00:00Z', model: 'saw-2', ip: '192.0.2.1' },
      { model: 'saw-2' },
    ];
    const [row] = composeAccounts(digestOf([{ name: 'ada', calls }]), [], resolve);
    expect(row).toEqual({
      account: 'ada',
      suspicionBits: 0,
      cluster: null,
      accused: false,
      calls: 4,
      errors: 1,
      firstUtc: '2026-03-01T07:00:00.000Z',
      lastUtc: '2026-03-05T07:00:00.000Z',
      inputTokens: 35,
      outputTokens: 4,
      models: ['saw-2', 'saw-1'],
      addresses: 2,
      compared: false,
      reason: '4 calls, 6 needed for a comparison',
      example: { file: 'quarry.ndjson', line: expect.any(Number), byte: expect.any(Number), length: 100 },
    });
  });

  test('list the five commonest models, and say where a name was not kept', () => {
    const models = ['a', 'b', 'c', 'd', 'e', 'f'];
    const calls = models.flatMap((model, index) => Array.from({ length: 7 - index }, () => ({ model: `saw-${model}` })));
    const digest = digestOf([{ name: 'ada', calls }]);
    const [value] = [...digest.labels].find(([, label]) => label === 'saw-b')!;
    const labels = new Map([...digest.labels].filter(([known]) => known !== value));
    const [row] = composeAccounts({ ...digest, labels }, [], resolve);
    expect(row!.models).toEqual(['saw-a', '(not kept)', 'saw-c', 'saw-d', 'saw-e']);
  });

  test('say from six calls on that an account was compared', () => {
    const rows = composeAccounts(digestOf([quarry('five', 5), quarry('six', 6)]), [], resolve);
    expect(rows.map(({ compared, reason }) => [compared, reason])).toEqual([
      [false, '5 calls, 6 needed for a comparison'],
      [true, null],
    ]);
  });

  test('of an account that only failed to be sampled have no example', () => {
    const digest = sealDigest(observeAll([buildRecord({ account: 'ada', text: 'Block' })]));
    digest.accounts.get('ada')!.sample.size = 0;
    expect(composeAccounts(digest, [], resolve)[0]!.example).toBeNull();
  });
});

describe('standing', () => {
  const accounts = ['ada', 'bo', 'cy'].map((name) => quarry(name));
  const row = (groups: readonly JudgedGroup[], name: string) => {
    const { cluster, accused, suspicionBits } = composeAccounts(digestOf(accounts), groups, resolve).find(
      ({ account }) => account === name,
    )!;
    return { cluster, accused, suspicionBits };
  };
  const notAccused = { decision: { isAccused: false, missing: ['too little'] } };

  test('in an accused group is told with its bits', () => {
    expect(row([groupOf(accounts, [12, 3, 5])], 'ada')).toEqual({ cluster: 'G-001', accused: true, suspicionBits: 12 });
  });

  test('in a group that is not accused is told without bits', () => {
    expect(row([groupOf(accounts, [12, 3, 5], notAccused)], 'ada')).toEqual({
      cluster: 'G-001',
      accused: false,
      suspicionBits: 0,
    });
  });

  test('of a member that costs more than it brings is no negative suspicion', () => {
    expect(row([groupOf(accounts, [-2, 3, 5])], 'ada')).toEqual({ cluster: 'G-001', accused: true, suspicionBits: 0 });
  });

  describe('near a group', () => {
    const nearGroup = (change: Partial<JudgedGroup> = {}) => {
      const members = [12, 3].map((netBits, unit) => ({ unit, contentRatio: 1, ties: [], netBits }));
      const cluster = { members, near: [{ unit: 2, netBits: 2.5 }] };
      return buildJudgedGroup({ accounts, group: ['ada', 'bo'], cluster }, change);
    };
    const standing = (groups: readonly JudgedGroup[]) =>
      composeAccounts(digestOf(accounts), groups, resolve).find(({ account }) => account === 'cy');

    test('that is accused is told with its bits, in no group and not suspected', () => {
      expect(standing([nearGroup()])).toMatchObject({ suspicionBits: 2.5, cluster: null, accused: false, near: 'G-001' });
    });

    test('is told before the counts, as the other names are: a row reads alike with and without them', () => {
      const digest = digestOf(accounts);
      const named = { ...digest.accounts.get('cy')!, loggedAs: 'arn:cy' };
      const renamed = { ...digest, accounts: new Map([...digest.accounts, ['cy', named]]) };
      const rows = composeAccounts(renamed, [nearGroup()], resolve).map((row) => Object.keys(row));
      const [plain, full] = [rows[0]!, rows[2]!];
      expect(full.slice(0, 7)).toEqual(['account', 'loggedAs', 'suspicionBits', 'cluster', 'accused', 'near', 'calls']);
      expect(plain).toEqual(full.filter((key) => key !== 'loggedAs' && key !== 'near'));
    });

    test('that is not accused is nothing', () => {
      const row = standing([nearGroup(notAccused)]);
      expect(row).toMatchObject({ suspicionBits: 0, cluster: null, accused: false });
      expect(row).not.toHaveProperty('near');
    });

    test('says nothing more of an account that is accused in another', () => {
      const row = standing([nearGroup(), groupOf(accounts, [1, 1, 1], { id: 'G-002' })]);
      expect(row).toMatchObject({ suspicionBits: 1, cluster: 'G-002', accused: true });
      expect(row).not.toHaveProperty('near');
    });
  });

  test('in no group is nothing', () => {
    expect(row([groupOf(accounts.slice(0, 2), [12, 3])], 'cy')).toEqual({ cluster: null, accused: false, suspicionBits: 0 });
  });

  test.each([
    ['the stronger of two accused groups', { id: 'G-007' }, [20, 3, 5], { cluster: 'G-007', accused: true, suspicionBits: 20 }],
    [
      'the first, when it is the stronger one',
      { id: 'G-007' },
      [2, 3, 5],
      { cluster: 'G-001', accused: true, suspicionBits: 12 },
    ],
    [
      'the accused one, however strong the other',
      { ...notAccused, id: 'G-007' },
      [90, 3, 5],
      { cluster: 'G-001', accused: true, suspicionBits: 12 },
    ],
  ])('in two groups is that in %s', (_, change, netBits, expected) => {
    const groups = [groupOf(accounts, [12, 3, 5]), groupOf(accounts, netBits, change)];
    expect(row(groups, 'ada')).toEqual(expected);
    expect(row([...groups].reverse(), 'ada')).toEqual(expected);
  });
});

test('an account is accused with its group though it costs more than it brings, and though it stands in another group too', () => {
  const accounts = ['ada', 'bo', 'cy'].map((name) => quarry(name));
  const other = groupOf(accounts, [4, 3, 5], { id: 'G-007', decision: { isAccused: false, missing: ['too little'] } });
  const accused = groupOf(accounts, [-2, 30, 30]);
  for (const groups of [
    [other, accused],
    [accused, other],
  ]) {
    const [ada] = composeAccounts(digestOf(accounts), groups, resolve);
    expect(ada).toMatchObject({ account: 'ada', cluster: 'G-001', accused: true, suspicionBits: 0 });
  }
});

describe('summary', () => {
  const accounts = ['ada', 'bo', 'cy', 'dag'].map((name, index) => quarry(name, index === 3 ? 2 : 6 + index));
  const groups = [groupOf(accounts.slice(0, 2), [5.9, 6])];
  const rows = composeAccounts(digestOf(accounts), groups, resolve);

  test('counts bars of two bits over the accounts that were compared', () => {
    const { suspicion, accused, inGroups } = summariseAccounts(rows, groups);
    expect(suspicion).toEqual([
      { fromBits: 0, accounts: 1, accused: 0 },
      { fromBits: 4, accounts: 1, accused: 1 },
      { fromBits: 6, accounts: 1, accused: 1 },
    ]);
    expect({ accused, inGroups }).toEqual({ accused: 2, inGroups: 2 });
  });

  test('tells how many calls accounts have', () => {
    // 2, 6, 7, 8: median 6.5; 0.9 × 3 = 2.7, so 7 + 0.7
    expect(summariseAccounts(rows, groups).callsPerAccount).toEqual({
      min: 2,
      median: 6.5,
      p90: expect.closeTo(7.7, 12),
      max: 8,
    });
  });

  test('of no accounts is empty', () => {
    expect(summariseAccounts([], [])).toEqual({ accused: 0, inGroups: 0, callsPerAccount: null, suspicion: [] });
  });
});
