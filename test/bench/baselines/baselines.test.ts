import { describe, expect, test } from 'vitest';
import { createRng } from '../../../src/stats/rng.js';
import { toVectors } from '../detect/text-vectors.mjs';
import * as baselines from './index.mjs';

interface Call {
  readonly atMs: number;
  readonly system: string;
  readonly text: string;
}
type Log = ReadonlyMap<string, readonly Call[]>;

const HOUR_MS = 3_600_000;
const calls = (count: number, make: (i: number) => Partial<Call>): Call[] =>
  Array.from({ length: count }, (_, i) => ({ atMs: i * HOUR_MS, system: '', text: '', ...make(i) }));
const accounts = (count: number, make: (i: number) => Call[]): [string, Call[]][] =>
  Array.from({ length: count }, (_, i) => [`account-${String(i).padStart(2, '0')}`, make(i)]);
const prompt = (rng: () => number, words: number, vocabulary: number, offset = 0): string =>
  Array.from({ length: words }, () => `word${offset + Math.floor(rng() * vocabulary)}`).join(' ');
const groupsOf = (baseline: { detect(input: object): { groups: readonly (readonly string[])[] } }, log: Log) =>
  baseline.detect({ log, vectors: toVectors(log) }).groups;

describe.each(Object.values(baselines))('$title', (baseline) => {
  test('says nothing about an empty log, or about one thin account', () => {
    expect(groupsOf(baseline, new Map())).toEqual([]);
    expect(groupsOf(baseline, new Map(accounts(1, () => calls(3, (i) => ({ text: `stile ${i}` })))))).toEqual([]);
  });

  test('gives the same result twice', () => {
    const log = new Map(accounts(6, (i) => calls(30, (j) => ({ text: prompt(createRng(i * 100 + j), 9, 50) }))));
    const input = { log, vectors: toVectors(log) };
    expect(baseline.detect(input)).toEqual(baseline.detect(input));
  });
});

test('the volume threshold speaks at 400 calls', () => {
  const log = new Map(accounts(2, (i) => calls(399 + i, () => ({}))));
  expect(groupsOf(baselines.volume, log)).toEqual([['account-01']]);
});

test('accounts that hold one system prompt are joined until it is popular', () => {
  const holders = (count: number) => new Map(accounts(count, () => calls(1, () => ({ system: 'Answer as a  BELL ringer.' }))));
  expect(groupsOf(baselines.exactScaffold, holders(3))).toEqual([['account-00', 'account-01', 'account-02']]);
  expect(groupsOf(baselines.exactScaffold, holders(41))).toEqual([]);
});

test('one equal prompt joins nobody, two do', () => {
  const sharing = (equal: number) =>
    new Map(
      accounts(3, (i) => calls(4, (j) => ({ text: `A question about bells, number ${j < equal ? j : 10 * (i + 1) + j}` }))),
    );
  expect(groupsOf(baselines.exactScaffold, sharing(1))).toEqual([]);
  expect(groupsOf(baselines.exactScaffold, sharing(2))).toHaveLength(1);
});

test('accounts in step are joined, the same accounts at their own hours are not', () => {
  const log = (ownHoursMs: number) =>
    new Map(accounts(3, (i) => calls(8, (j) => ({ atMs: j * 5 * HOUR_MS + i * ownHoursMs, text: 'Describe the bell.' }))));
  expect(groupsOf(baselines.synchroTrap, log(60_000))).toEqual([['account-00', 'account-01', 'account-02']]);
  expect(groupsOf(baselines.synchroTrap, log(1.6 * HOUR_MS))).toEqual([]);
});

test('PRADA accuses an account whose queries come in pairs of near-copies, not one that varies by chance, nor a thin one', () => {
  const rng = createRng(4);
  const varied = calls(300, () => ({ text: prompt(rng, 40, 60) }));
  const paired = varied.map((call, i) => (i % 2 === 0 ? call : { ...call, text: (varied[i - 1] as Call).text }));
  const log = new Map([
    ['paired', paired],
    ['thin', paired.slice(0, 100)],
    ['varied', varied],
  ]);
  expect(groupsOf(baselines.prada, log)).toEqual([['paired']]);
});

test('one-sided coverage accuses the broadest of many accounts, and nobody where all are alike', () => {
  const rng = createRng(5);
  const narrow = accounts(29, (i) => calls(40, () => ({ text: prompt(rng, 2, 2, i * 2) })));
  const broad: [string, Call[]] = ['broad', calls(40, () => ({ text: prompt(rng, 12, 4_000, 100) }))];
  expect(groupsOf(baselines.oneSidedCoverage, new Map([...narrow, broad]))).toEqual([['broad']]);
  const alike = new Map(accounts(30, () => calls(40, (i) => ({ text: `bell ${i}` }))));
  expect(groupsOf(baselines.oneSidedCoverage, alike)).toEqual([]);
});

test('MMD accuses an account of another topic, and not the accounts that draw from one pool', () => {
  const rng = createRng(6);
  const pool = accounts(12, () => calls(60, () => ({ text: prompt(rng, 12, 80) })));
  const other: [string, Call[]] = ['other', calls(60, () => ({ text: prompt(rng, 12, 80, 1_000) }))];
  const { groups, scores } = baselines.mmd.detect({ vectors: toVectors(new Map([...pool, other])) });
  expect(groups).toContainEqual(['other']);
  expect(groups.length).toBeLessThan(4);
  expect(Math.max(...scores.values())).toBe(scores.get('other'));
});
