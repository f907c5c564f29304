import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoreWorld, summariseScores } from './score.mjs';
import { renderScoreboard } from './scoreboard.mjs';

const read = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/bench/two-campaigns/${name}`, import.meta.url), 'utf8');
const truth = JSON.parse(read('truth.json'));
const report = JSON.parse(read('report.json'));
const accounts = read('accounts.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const score = scoreWorld(truth, report, accounts);
const summary = summariseScores([score]);

test('only members of clusters with the finding that counts are accused; accounts without truth are counted apart', () => {
  // Accused: a1 a2 a3 a4 b1 b2 of 7, x1 x2 of 4, and one that the truth does not name.
  expect(summary).toMatchObject({ trueAccusations: 6, falseAccusations: 2, unknownAccusations: 1 });
  expect(summary.recall).toBeCloseTo(6 / 7, 12);
  expect(summary.precision).toBe(0.75);
});

test('false accusations have the exact interval', () => {
  // 2 of 4: Clopper–Pearson 0.0675860 … 0.9324140, the known value for this pair.
  expect(summary.falsePer10k).toBe(5000);
  expect(summary.falsePer10kInterval.low).toBeCloseTo(675.86, 2);
  expect(summary.falsePer10kInterval.high).toBeCloseTo(9324.14, 2);
});

test('groups are cells with rungs, kinds of hard negatives, and benign cells', () => {
  expect(summary.groups).toEqual({
    'benign:b': { accused: 0, of: 1 },
    'benign:u': { accused: 1, of: 2 },
    'campaign:a/0': { accused: 4, of: 5 },
    'campaign:c/c50': { accused: 2, of: 2 },
    'hn:judge': { accused: 1, of: 1 },
  });
});

test('a campaign is found by one cluster that holds half of it and is four fifths its own', () => {
  // A has six members, b2 among them. G-1 holds 3 of 6 and nothing else; G-3 holds two of A: a second fragment.
  // B has two. G-2 holds both, but they are 2 of 3.
  expect(score.campaigns).toEqual([
    { id: 'A', cell: 'a', rung: '0', size: 6, found: true, clusters: 2, recall: 5 / 6 },
    { id: 'B', cell: 'c', rung: 'c50', size: 2, found: false, clusters: 1, recall: 1 },
  ]);
  expect(summary).toMatchObject({ campaigns: 2, campaignsFound: 1, fragmentation: 1.5 });
});

test('equal scores are one block of the average precision; missing scores count as 0, unknown accounts not at all', () => {
  // 9: a1. 8: x1. 7: a2 a3 x2. 0: the other six, four of them campaign. (1 · 1/1 + 2 · 3/5 + 4 · 7/11) / 7
  expect(score.averagePrecision).toBeCloseTo((1 + 6 / 5 + 28 / 11) / 7, 12);
  expect(scoreWorld(truth, report, null).averagePrecision).toBeNull();
});

test('a share is compared with the share of the campaign that weighs most in the cluster', () => {
  // G-1: 0, 0.1, 0.3. G-2 is B's: 0.6 and 0.4 against 0.5 each. G-3 is A's: b2 0.25 against 0.3; a4 states no share.
  expect(summary.shareError).toBeCloseTo((0 + 0.1 + 0.3 + 0.1 + 0.1 + 0.05) / 6, 12);
});

test('worlds are pooled by counts, so a world without campaigns only adds to the benign', () => {
  const quiet = { world: 'quiet', accounts: { y1: { campaign: null, cell: 'u', rung: null, hardNegative: null, slice: 0 } } };
  const pooled = summariseScores([score, scoreWorld(quiet, { clusters: [], findings: [] }, [])]);
  expect(pooled).toMatchObject({ campaignAccounts: 7, benignAccounts: 5, falsePer10k: 4000 });
  expect(pooled.averagePrecision).toBe(score.averagePrecision);
});

test('what was not to be measured is a dash in the scoreboard', () => {
  const benign = { world: 'quiet', accounts: { y1: { campaign: null, cell: 'u', rung: null, hardNegative: null, slice: 0 } } };
  const silent = scoreWorld(benign, { clusters: [], findings: [] }, null);
  const text = renderScoreboard([{ world: 'quiet', detector: 'volume', score: silent }], { groups: true });
  expect(text).toContain('| quiet | volume | – | – | 0 of 1 | 0.0 (0.0–9750.0) | 0 of 0 | – | – | – |');
  expect(text).toContain('| benign:u | 1 | 0 |');
});
