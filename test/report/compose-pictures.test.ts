import { describe, expect, test } from 'vitest';
import { townCase } from './build-case.js';

const { report } = townCase();
const suspected = report.clusters.find(({ findingIds }) =>
  report.findings.some(({ id, kind }) => kind === 'systematic-extraction' && findingIds.includes(id)),
)!;
const { graph, strongestLinks, curves, prompts, activity } = suspected.pictures!;

describe('the suspected group of a town', () => {
  test('has every picture', () => {
    expect(activity!.rows).toHaveLength(suspected.accounts.length);
    expect(graph!.nodes.map(({ account }) => account).sort()).toEqual(suspected.accounts.map(({ account }) => account).sort());
    expect(curves.map(({ id }) => id)).toEqual(['breadth', 'novelty']);
    expect(prompts!.considered).toBeGreaterThan(0);
  });

  test('has links whose signals and prior sum to their bits', () => {
    expect(strongestLinks).toHaveLength(3);
    for (const { bits, priorBits, signals } of strongestLinks)
      expect(signals.reduce((sum, signal) => sum + signal.bits, priorBits)).toBeCloseTo(bits, 9);
  });

  test('has a card for each member, with its calls quoted by place', () => {
    for (const { account, detail } of suspected.accounts) {
      expect(detail!.callsCompared).toBeGreaterThan(0);
      expect(detail!.traits.map(({ title }) => title)).toContain('System prompt');
      for (const quote of detail!.quotes) expect(quote).toMatchObject({ account, place: { file: 'town/march.ndjson' } });
    }
  });
});

test('members of groups that are not suspected have no card', () => {
  const others = report.clusters.filter((cluster) => cluster !== suspected);
  expect(others.length).toBeGreaterThan(0);
  for (const { accounts } of others) for (const { detail } of accounts) expect(detail).toBeUndefined();
});

test('the pairs at the weights of a signal are the reference pairs, of two accounts those inside a fold', () => {
  for (const { weights, pairsSame, pairsDifferent, reason } of report.validation.signals) {
    if (reason !== null) {
      expect(weights).toBeNull();
      continue;
    }
    expect(weights!.reduce((sum, { same }) => sum + same, 0)).toBe(pairsSame);
    expect(weights!.reduce((sum, { different }) => sum + different, 0)).toBeLessThan(pairsDifferent / 4);
    const bits = weights!.map((weight) => weight.bits);
    expect(bits).toEqual([...new Set(bits)].sort((left, right) => left - right));
  }
});

test('tests that draw their null say how the draws fell', () => {
  const { tests } = report.findings.find(({ kind }) => kind === 'systematic-extraction')!;
  const queue = tests.find(({ id }) => id === 'single-queue')!;
  expect(queue.draws!.counts.reduce((sum, count) => sum + count, 0)).toBe(queue.permutations);
});
