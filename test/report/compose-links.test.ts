import { expect, test } from 'vitest';
import { townCase } from './build-case.js';

const { report, links } = townCase();

test('the rows of links are the links of the graphs of the reported groups, each pair once', () => {
  expect(links.length).toBeGreaterThan(0);
  for (const { id, pictures } of report.clusters) {
    const graph = pictures!.graph;
    const rows = links.filter(({ group }) => group === id);
    expect(rows).toHaveLength(graph === null ? 0 : graph.links.length + graph.linksNotDrawn);
    expect(new Set(rows.map(({ left, right }) => [left, right].sort().join('\n'))).size).toBe(rows.length);
  }
});

test('the signals of a row sum to its bits and what any pair must overcome', () => {
  const prior = report.clusters.flatMap(({ pictures }) => pictures!.strongestLinks)[0]!.priorBits;
  for (const { bits, signals } of links) {
    expect(signals.reduce((sum, signal) => sum + signal.bits, 0) + prior).toBeCloseTo(bits, 6);
    expect(signals.map((signal) => signal.bits)).toEqual(signals.map((signal) => signal.bits).sort((a, b) => b - a));
  }
});

test('rows of a group go from the strongest to the weakest, and join members of the group', () => {
  for (const { id, accounts } of report.clusters) {
    const members = new Set(accounts.map(({ account }) => account));
    const rows = links.filter(({ group }) => group === id);
    expect(rows.map(({ bits }) => bits)).toEqual(rows.map(({ bits }) => bits).sort((a, b) => b - a));
    for (const { left, right } of rows) expect(members.has(left) && members.has(right)).toBe(true);
  }
});
