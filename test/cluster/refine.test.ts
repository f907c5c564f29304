import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf } from '../../src/cluster/clock.js';
import { refineGroup, selectionBits } from '../../src/cluster/refine.js';
import { blockPairs } from '../../src/link/block.js';
import { describePopulation } from '../../src/link/population.js';
import { logBinomialCoefficient } from '../../src/stats/log-binomial-coefficient.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

/** log2 of the number of ways to choose the members, shared out among them. */
const exactBits = (cohort: number, members: number): number => logBinomialCoefficient(cohort, members) / Math.LN2 / members;

describe('selectionBits', () => {
  test('is never below the log2 of the number of choices, per member', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (cohort, share) => {
        const members = Math.max(1, Math.round(cohort * share));
        expect(selectionBits(cohort, members)).toBeGreaterThanOrEqual(exactBits(cohort, members) - 1e-9);
      }),
    );
  });

  // Stirling: log2 C(n, k) / k = log2(n/k) + log2(e) − log2(e) k/(2n) − log2(2πk)/(2k) − …; the last two are the tolerance, with
  // half of the first once more for the terms in (k/n)².
  test('is the log2 of the number of choices, per member, up to the smaller terms of Stirling’s formula', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 100_000 }), fc.integer({ min: 3, max: 1_000 }), (cohort, members) => {
        fc.pre(members <= cohort / 4);
        const tolerance = (1.5 * Math.LOG2E * members) / (2 * cohort) + Math.log2(2 * Math.PI * members) / (2 * members) + 0.05;
        expect(selectionBits(cohort, members) - exactBits(cohort, members)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  // log2 C(1000, 50) = 282.37 bits (Python: math.log2(math.comb(1000, 50))), 5.65 a member; the formula: log2(20) + log2(e) = 5.76.
  test('of 50 out of 1,000 is 5.76 bits a member, where counting gives 5.65', () => {
    expect(selectionBits(1_000, 50)).toBeCloseTo(5.7646, 4);
    expect(exactBits(1_000, 50)).toBeCloseTo(5.6457, 4);
  });

  test('of everybody still costs log2(e), and never less', () => {
    expect(selectionBits(40, 40)).toBeCloseTo(Math.LOG2E, 12);
    expect(selectionBits(3, 40)).toBeCloseTo(Math.LOG2E, 12);
  });
});

describe('refineGroup', () => {
  const units = unitsOfAccounts([...ordinaryAccounts(50, 3), ...queueAccounts(12, { seed: 3 })]);
  const population = describePopulation(units);
  const clock = clockOf(population);
  const candidates = blockPairs(population);
  const queue = Array.from({ length: 12 }, (_, index) => 50 + index);
  const membersFrom = (seed: readonly number[]): number[] =>
    (refineGroup(population, clock, seed, candidates)?.members ?? []).map(({ unit }) => unit);

  test('grows a part of a queue to the whole of it', () => {
    expect(membersFrom([50, 53, 57, 60])).toEqual(queue);
  });

  test('drops strangers that stood in the seed', () => {
    expect(membersFrom([0, 1, 2, ...queue])).toEqual(queue);
  });

  test('does not depend on the order of the seed', () => {
    expect(membersFrom([60, 50, 57, 53])).toEqual(membersFrom([50, 53, 57, 60]));
  });

  test('finds nothing in strangers', () => {
    expect(refineGroup(population, clock, [0, 7, 14, 21, 28], candidates)).toBeNull();
    expect(refineGroup(population, clock, [2, 3], candidates)).toBeNull();
  });

  test('is a group of one part, with the bits of choosing taken off every member', () => {
    const group = refineGroup(population, clock, queue, candidates)!;
    expect(group.parts).toBe(1);
    expect(group.selectionBits).toBeCloseTo(selectionBits(group.cohort.length, 12), 12);
    expect(group.betweenContent).toBeGreaterThan(0);
    expect(group.withinContent).toBeGreaterThan(0);
  });
});
