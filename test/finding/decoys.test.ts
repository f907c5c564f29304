import { beforeAll, describe, expect, test } from 'vitest';
import { type Clock, clockOf } from '../../src/cluster/clock.js';
import type { Cluster } from '../../src/cluster/cluster.js';
import { judgeDecoys } from '../../src/finding/decoys.js';
import { compareUnits } from '../../src/link/compare.js';
import type { Linkage } from '../../src/link/link.js';
import { clopperPearson } from '../../src/stats/clopper-pearson.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from '../cluster/build-population.js';

const SEED = 77;

describe('decoys', () => {
  let linkage: Linkage;
  let clock: Clock;
  let everybody: readonly number[];

  beforeAll(() => {
    linkage = compareUnits(unitsOfAccounts(ordinaryAccounts(110, 6)), SEED);
    clock = clockOf(linkage.population);
    everybody = linkage.population.units.map((_, unit) => unit);
  });

  test.each([1, 12, 60, 100])('none of %i accused: the bound is the exact one', (count) => {
    const result = judgeDecoys(linkage, clock, everybody.slice(0, count), SEED, () => false);
    // Clopper and Pearson 1934, two-sided 95 %, 0 of n: (1 − p)^n = 0.025
    expect(result).toEqual({ decoys: count, accused: 0, upperBound: expect.closeTo(1 - 0.025 ** (1 / count), 12) });
  });

  test('at most a hundred are tried, of as many ordinary accounts as there are', () => {
    expect(judgeDecoys(linkage, clock, everybody, SEED, () => false).decoys).toBe(100);
  });

  test('without ordinary accounts no rate can be stated', () => {
    expect(judgeDecoys(linkage, clock, [], SEED, () => true)).toEqual({ decoys: 0, accused: 0, upperBound: null });
  });
});

/** A campaign that nobody found: its accounts pass for ordinary ones, and decoys grow around them. */
describe('decoys in a log with a campaign that was missed', () => {
  const linkage = compareUnits(unitsOfAccounts([...ordinaryAccounts(50, 6), ...queueAccounts(12, { seed: 206 })]), SEED);
  const clock = clockOf(linkage.population);
  const everybody = linkage.population.units.map((_, unit) => unit);
  const isDealt = (unit: number) => linkage.population.units[unit]!.unit.account.account.startsWith('queue-');

  function grow(ordinary: readonly number[], seed: number) {
    const grown: { readonly cluster: Cluster; readonly index: number }[] = [];
    judgeDecoys(linkage, clock, ordinary, seed, (cluster, index) => grown.push({ cluster, index }) === 0);
    return grown;
  }

  test('are groups as real ones are, each judged once under a number of its own', () => {
    const grown = grow(everybody, SEED);
    expect(grown.length).toBeGreaterThanOrEqual(12);
    expect(new Set(grown.map(({ index }) => index)).size).toBe(grown.length);
    for (const { cluster, index } of grown) {
      expect(index).toBeLessThan(everybody.length);
      expect(cluster.members.length).toBeGreaterThanOrEqual(3);
      expect(cluster.stability).toBe(0);
    }
  });

  test('find the campaign: those grown around its accounts hold all of it and nobody else', () => {
    const whole = everybody.filter(isDealt);
    const found = grow(everybody, SEED).filter(({ cluster }) => cluster.members.length === whole.length);
    expect(found.length).toBeGreaterThanOrEqual(10);
    for (const { cluster } of found) expect(cluster.members.map(({ unit }) => unit)).toEqual(whole);
  });

  test('that are accused are counted, and the bound is the exact one', () => {
    let accused = 0;
    const result = judgeDecoys(linkage, clock, everybody, SEED, ({ members }) => members.length >= 12 && ++accused > 0);
    expect(accused).toBeGreaterThanOrEqual(10);
    expect(result).toEqual({ decoys: 62, accused, upperBound: clopperPearson(accused, 62)!.high });
  });

  test('are the same with the same seed', () => {
    expect(grow(everybody.slice(5), SEED)).toEqual(grow(everybody.slice(5), SEED));
  });

  test('are drawn by the seed when there are more accounts than decoys', () => {
    const many = compareUnits(unitsOfAccounts([...ordinaryAccounts(110, 6), ...queueAccounts(12, { seed: 206 })]), SEED);
    const all = many.population.units.map((_, unit) => unit);
    const drawn = (seed: number) => {
      const indices: number[] = [];
      judgeDecoys(many, clockOf(many.population), all, seed, (_, index) => indices.push(index) === 0);
      return indices;
    };
    expect(drawn(SEED)).toEqual(drawn(SEED));
    expect(drawn(SEED)).not.toEqual(drawn(SEED + 1));
  });
});
