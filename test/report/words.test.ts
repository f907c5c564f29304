import { expect, test } from 'vitest';
import {
  wordAddresses,
  wordBits,
  wordBytes,
  wordCount,
  wordNumberOf,
  wordPeriod,
  wordProbability,
  wordRatio,
  wordScore,
  wordShare,
  wordStrength,
  wordTime,
  wordTokens,
  wordValue,
} from '../../src/report/words.js';
import { bakery } from './bakery.js';

test('counts are grouped by thousands, on any machine', () => {
  expect([0, 999, 1000, 1234567, -4200].map(wordCount)).toEqual(['0', '999', '1,000', '1,234,567', '−4,200']);
  expect([wordNumberOf(1, 'loaf', 'loaves'), wordNumberOf(2, 'loaf', 'loaves')]).toEqual(['1 loaf', '2 loaves']);
});

test('bits have one decimal and no negative zero', () => {
  expect([0, -0.04, -3.31, 10.25].map(wordBits)).toEqual(['0.0', '0.0', '−3.3', '10.3']);
});

test('a ratio has two digits: 10.6 bits are about 1,600 times', () => {
  // 2^10.6 = 1552; 2^21 = 2,097,152; 2^-3.32 = 1/9.99
  expect(wordRatio(10.6)).toBe('about 1,600 times');
  expect(wordRatio(21)).toBe('about 2.1 million times');
  expect(wordRatio(-3.32)).toBe('about 10 times');
  expect(wordRatio(60)).toBe('more than a trillion times');
});

test('a share is never rounded to nothing or to all', () => {
  expect([0, 0.0001, 0.29999, 0.3, 0.5, 0.1234, 0.99999, 1].map(wordShare)).toEqual([
    '0 %',
    'under 0.1 %',
    '30 %',
    '30 %',
    '50 %',
    '12.3 %',
    'over 99.9 %',
    '100 %',
  ]);
});

test('a probability is never 0', () => {
  expect([0.28, 0.004, 0.0003].map(wordProbability)).toEqual(['0.28', '0.004', '3 × 10⁻⁴']);
});

test('values keep three digits', () => {
  expect([0.71, 312.4, 41, -0.0175, 12345.6].map(wordValue)).toEqual(['0.71', '312', '41', '−0.0175', '12,346']);
});

test('sizes and times are short', () => {
  expect([wordBytes(512), wordBytes(9_120_332), wordBytes(2.4e10)]).toEqual(['512 bytes', '9.1 MB', '24 GB']);
  expect([wordTime('2026-03-02T00:12:59.000Z'), wordTime(null)]).toEqual(['2026-03-02 00:12 UTC', 'not stated']);
});

test('strength speaks of the findings under a proposition, not of the proposition', () => {
  const [finding] = bakery().report.findings;
  if (finding === undefined) throw new Error('the bakery has a finding');
  expect(wordStrength(finding)).toBe('The findings are about 1,600 times more probable if H1 is true than if H2 is true.');
  expect(wordStrength({ ...finding, strength: { ...finding.strength, bits: -2 } })).toBe(
    'The findings are about 4 times more probable if H2 is true than if H1 is true.',
  );
});

test('a score is told only where the bits were cut, with what the others of the log reach', () => {
  const cut = {
    bits: 14.3,
    words: 'very strong',
    capBits: 14.3,
    score: 181,
    unsuspected: { groups: 2, most: 12.5, group: 'G-007' },
  };
  const told = wordScore({ strength: cut });
  expect(told).toContain('14.3 bits are the most that this log can carry.');
  expect(told).toContain('add up to 181.0: a score that was not calibrated');
  expect(told).toContain('The 2 groups of this log that are not suspected reach at most 12.5 (G-007).');
  expect(wordScore({ strength: { ...cut, unsuspected: { groups: 1, most: 12.5, group: 'G-007' } } })).toContain(
    'The one group of this log that is not suspected reaches 12.5 (G-007).',
  );
  expect(wordScore({ strength: { ...cut, unsuspected: { groups: 0, most: null, group: null } } })).toContain('No other group');
  expect(wordScore({ strength: { ...cut, bits: 9 } })).toBeNull();
  expect(wordScore({ strength: { bits: 14.3, words: 'very strong', capBits: 14.3 } })).toBeNull();
});

test('what a log does not state is not printed as nothing', () => {
  expect(wordPeriod({ firstUtc: null, lastUtc: null })).toBe('not stated');
  expect(wordTokens({ inputTokens: 0, outputTokens: 0 })).toBe('none stated');
  expect(wordTokens({ inputTokens: 1200, outputTokens: 0 })).toBe('1,200 in, 0 out');
  expect([0, 3].map(wordAddresses)).toEqual(['none stated', '3']);
});
