import { beforeAll, describe, expect, test } from 'vitest';
import { type Clock, clockOf } from '../../src/cluster/clock.js';
import type { Cluster } from '../../src/cluster/cluster.js';
import { judgeDecoys } from '../../src/finding/decoys.js';
import { compareUnits } from '../../src/link/compare.js';
import type { Linkage } from '../../src/link/link.js';
import { ordinaryAccounts, unitsOfAccounts } from '../cluster/build-population.js';

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

  test('are groups as real ones are, each judged once under a number of its own', () => {
    const seen: { cluster: Cluster; index: number }[] = [];
    judgeDecoys(linkage, clock, everybody, SEED, (cluster, index) => seen.push({ cluster, index }) > 0);
    expect(new Set(seen.map(({ index }) => index)).size).toBe(seen.length);
    for (const { cluster, index } of seen) {
      expect(index).toBeLessThan(100);
      expect(cluster.members.length).toBeGreaterThanOrEqual(3);
      expect(cluster.stability).toBe(0);
    }
  });

  test('are the same with the same seed, and others with another', () => {
    const groups = (seed: number) => {
      const found: string[] = [];
      judgeDecoys(linkage, clock, everybody.slice(0, 105), seed, ({ members, cohort }, index) => {
        found.push(`${index}: ${members.map(({ unit }) => unit).join(' ')} of ${cohort.length}`);
        return false;
      });
      return found;
    };
    expect(groups(SEED)).toEqual(groups(SEED));
    expect(judgeDecoys(linkage, clock, everybody, SEED, () => true)).toEqual(
      judgeDecoys(linkage, clock, everybody, SEED, () => true),
    );
  });

  test('that are accused are counted: the bound covers their share', () => {
    let grown = 0;
    const result = judgeDecoys(linkage, clock, everybody, SEED, () => ++grown > 0);
    expect(result.accused).toBe(grown);
    expect(result.upperBound).toBeGreaterThan(grown / 100);
    expect(result.upperBound).toBeLessThanOrEqual(1);
  });
});
