import { expect, test } from 'vitest';
import { coverageCurves } from '../../src/coverage/curves.js';
import { createRng } from '../../src/stats/rng.js';
import { type CoverageCall, inventCalls, numberLists, toCalls } from './coverage-calls.js';

function curvesOf(
  group: readonly CoverageCall[],
  others: readonly (readonly CoverageCall[])[],
  options: { readonly calls: number; readonly rng: () => number },
) {
  const { numbered, lists } = numberLists(group, ...others);
  return coverageCurves(numbered, lists[0]!, lists.slice(1), options);
}

const AXIS = () => ({ calls: 60, rng: createRng(8) });
const pools = Array.from({ length: 100 }, (_, i) => inventCalls(80, { words: 8, vocabulary: 200, rng: createRng(i + 1) }));

test('a group that sweeps many subjects runs above the band at every point', () => {
  const group = inventCalls(300, { words: 8, vocabulary: 6_000, rng: createRng(99) });
  const [breadth, novelty] = curvesOf(group, pools, AXIS());
  expect(breadth?.calls.at(-1)).toBe(60);
  expect(breadth?.pools).toBe(100);
  breadth?.calls.forEach((_, i) => {
    expect(breadth.group[i]).toBeGreaterThan(breadth.ordinary!.high[i]!);
    expect(novelty!.group[i]).toBeGreaterThan(novelty!.ordinary!.high[i]!);
  });
});

test('nine in ten points of further ordinary pools lie inside the band', () => {
  const shares = Array.from({ length: 40 }, (_, i) => {
    const one = inventCalls(80, { words: 8, vocabulary: 200, rng: createRng(1_000 + i) });
    const [breadth] = curvesOf(one, pools, AXIS());
    const { group, ordinary } = breadth!;
    return group.filter((value, at) => value >= ordinary!.low[at]! && value <= ordinary!.high[at]!).length / group.length;
  });
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.85);
});

test('too few pools leave the line without a band, too few calls leave nothing', () => {
  const group = inventCalls(50, { words: 8, vocabulary: 200, rng: createRng(5) });
  expect(curvesOf(group, pools.slice(0, 3), AXIS()).map(({ ordinary }) => ordinary)).toEqual([null, null]);
  expect(curvesOf(group.slice(0, 10), pools, AXIS())).toEqual([]);
});

test('calls without content are left out', () => {
  const group = inventCalls(50, { words: 8, vocabulary: 200, rng: createRng(5) });
  expect(curvesOf([...group, ...toCalls([[], [], []])], pools, AXIS())).toEqual(curvesOf(group, pools, AXIS()));
});

test('a pool that is cut to a random part runs close to the whole pool', () => {
  const group = inventCalls(80, { words: 8, vocabulary: 200, rng: createRng(5) });
  const wide = Array.from({ length: 30 }, (_, i) => inventCalls(600, { words: 8, vocabulary: 200, rng: createRng(i + 1) }));
  const [cut] = curvesOf(group, wide, AXIS());
  const [whole] = curvesOf(
    group,
    wide.map((pool) => pool.slice(0, 119)),
    AXIS(),
  );
  expect(cut!.ordinary!.middle.at(-1)! / whole!.ordinary!.middle.at(-1)!).toBeCloseTo(1, 1);
});
