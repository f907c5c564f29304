import { describe, expect, test } from 'vitest';
import type { Ban } from '../../src/account/registration.js';
import type { Finding } from '../../src/finding/finding.js';
import type { JudgedGroup } from '../../src/finding/judge.js';
import { composeSuccession } from '../../src/report/compose-succession.js';
import type { SimpleCall } from '../account/build-record.js';
import { buildContext, type GroupAccount } from '../finding/build-group.js';

const MAIN: Omit<Finding, 'id'> = {
  kind: 'systematic-extraction',
  clusterId: 'G-004',
  strength: { bits: 9, words: 'moderately strong support', capBits: 11 },
  propositions: { h1: 'one ferry company', h2: 'many rowers', conditioning: 'given the river' },
  summary: 'rowers',
  priorBits: -1,
  evidence: [{ id: 'model', title: 'Model', bits: 9, capped: false, statement: 'oars', quotes: [] }],
  tests: [],
  coverage: [],
  explanations: [],
  limits: ['The river is long.'],
  wouldChange: ['A bridge.'],
};

function rower(name: string, firstAt: string, calls: readonly SimpleCall[] = []): GroupAccount {
  return { name, calls: [{ text: 'Is the ferry late', at: firstAt }, ...calls] };
}

function ban(account: string, at: string): Ban {
  return { account, atMs: Date.parse(at) };
}

/** Three rowers banned between 10 and 12 March, three that begin on 11, 14 and 19 March. */
const BANNED = ['ada', 'bo', 'cy'].map((name) => rower(name, '2026-03-01T08:00:00Z'));
const BANS = [ban('bo', '2026-03-12T00:00:00Z'), ban('ada', '2026-03-10T00:00:00Z'), ban('cy', '2026-03-11T00:00:00Z')];
const NEW = [rower('dag', '2026-03-11T09:00:00Z'), rower('eva', '2026-03-14T09:00:00Z'), rower('fin', '2026-03-19T00:00:00Z')];

function compose(accounts: readonly GroupAccount[], bans: readonly Ban[] | null, { isCut = false, group = accounts } = {}) {
  const facts = bans === null ? null : { path: 'facts.json', bans, modelReleases: [] };
  const context = buildContext({ accounts, group: group.map(({ name }) => name), facts, isCut });
  return composeSuccession({ id: 'G-004', context } as JudgedGroup, MAIN);
}

describe('three bans and three that begin after them', () => {
  const finding = compose([...BANNED, ...NEW], BANS);

  test('are told as an order in time', () => {
    expect(finding!.kind).toBe('succession');
    expect(finding!.summary).toBe(
      '3 members of the group were banned between 2026-03-10T00:00:00.000Z and 2026-03-12T00:00:00.000Z; ' +
        '3 other members made their first call after the first ban and within seven days of the last.',
    );
  });

  test('weigh nothing by themselves', () => {
    expect(finding!.strength).toEqual({ bits: 0, words: 'a fact of order in time, not weighed', capBits: 11 });
    expect(finding).toMatchObject({ clusterId: 'G-004', priorBits: 0, evidence: [], tests: [], coverage: [], explanations: [] });
  });

  test('are plain JSON', () => {
    expect(JSON.parse(JSON.stringify(finding))).toStrictEqual(finding);
  });
});

describe('nothing is said', () => {
  test.each([
    ['without facts', [...BANNED, ...NEW], null],
    ['with two bans', [...BANNED, ...NEW], BANS.slice(0, 2)],
    ['with two that begin', [...BANNED, ...NEW.slice(0, 2)], BANS],
    [
      'when the third began a moment before the first ban',
      [...BANNED, rower('dag', '2026-03-09T23:59:59.999Z'), ...NEW.slice(1)],
      BANS,
    ],
    [
      'when the third began eight days after the last ban',
      [...BANNED, ...NEW.slice(0, 2), rower('fin', '2026-03-20T00:00:00Z')],
      BANS,
    ],
    [
      'when one of them has no times',
      [...BANNED, ...NEW.slice(0, 2), { name: 'fin', calls: [{ text: 'Is the ferry late' }] }],
      BANS,
    ],
    ['when those who begin were banned too', [...BANNED, ...NEW], [...BANS, ban('dag', '2026-03-12T00:00:00Z')]],
  ] as const)('%s', (_, accounts, bans) => {
    expect(compose(accounts, bans)).toBeNull();
  });

  test('of bans of accounts that stand outside the group', () => {
    expect(compose([...BANNED, ...NEW], BANS, { group: [...BANNED.slice(1), ...NEW] })).toBeNull();
  });
});

test('whoever begins at the moment of the first ban, or seven days after the last, counts', () => {
  const accounts = [...BANNED, rower('dag', '2026-03-10T00:00:00Z'), NEW[1]!, rower('fin', '2026-03-19T00:00:00Z')];
  expect(compose(accounts, BANS)!.summary).toContain('3 other members');
});

test('facts name users, the log names their ARNs', () => {
  const arn = (account: GroupAccount) => ({ ...account, name: `arn:aws:iam::1:user/${account.name}` });
  expect(compose([...BANNED, ...NEW].map(arn), BANS)!.summary).toContain('3 members of the group were banned');
});

test('one account that was banned three times is one banned account', () => {
  const bans = ['10', '11', '12'].map((day) => ban('ada', `2026-03-${day}T00:00:00Z`));
  expect(compose([...BANNED, ...NEW], bans)).toBeNull();
});

test('one account that takes part with three slices is one that begins', () => {
  const under = (system: string) =>
    Array.from({ length: 6 }, (_, index) => ({ text: `Ferry ${index}`, system, at: '2026-03-11T10:00:00Z' }));
  const many = (account: GroupAccount) => ({ ...account, calls: Array.from({ length: 6 }, () => account.calls[0]!) });
  const dag = { name: 'dag', calls: ['Mind the oars', 'Mind the rope', 'Mind the tide'].flatMap(under) };
  expect(compose([...BANNED.map(many), dag], BANS, { isCut: true })).toBeNull();
});
