import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf } from '../../src/cluster/clock.js';
import { payingUnits, refineGroup, selectionBits, toGroup } from '../../src/cluster/refine.js';
import { scoreUnits } from '../../src/cluster/score-units.js';
import { blockPairs } from '../../src/link/block.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, sameTextAccounts, unitsOfAccounts } from './build-population.js';

describe('selectionBits', () => {
  test('shared out among the members, is the log2 of the number of choices', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (cohort, share) => {
        const members = Math.max(1, Math.round(cohort * share));
        let choices = 1;
        for (let i = 1; i <= members; i++) choices = (choices * (cohort - members + i)) / i;
        expect(selectionBits(cohort, members)).toBeCloseTo(Math.log2(choices) / members, 9);
      }),
    );
  });

  // Python: math.log2(math.comb(1000, 50)) / 50
  test('of 50 out of 1,000 is 5.65 bits a member', () => {
    expect(selectionBits(1_000, 50)).toBeCloseTo(5.6457, 4);
  });

  test('of everybody is nothing: there was no choice', () => {
    expect(selectionBits(40, 40)).toBe(0);
    expect(selectionBits(3, 40)).toBe(0);
  });
});

describe('units that pay for having been chosen', () => {
  // 50 of 1,000 cost 5.6 bits each, 50 of 10,000 cost 9.0.
  const bits = Float64Array.from({ length: 60 }, (_, place) => (place < 50 ? 7 : 1));

  test('are those who bring more bits than choosing so many out of the cohort costs', () => {
    expect(payingUnits(bits, 1_000)).toBe(50);
  });

  test('are nobody where the cohort is so large that none of them brings enough', () => {
    expect(payingUnits(bits, 10_000)).toBe(0);
    expect(payingUnits([], 10)).toBe(0);
  });
});

describe('toGroup', () => {
  const population = describePopulation(unitsOfAccounts([...ordinaryAccounts(30, 3), ...queueAccounts(8, { seed: 3 })]));
  const shaping = Array.from({ length: 8 }, (_, index) => 30 + index);
  const scoring = scoreUnits(population, clockOf(population), shaping, { background: 'cohort' });

  test('units that shape the group and are not named are near, with what they bring beyond the cost', () => {
    const { members, near, cohort, selectionBits: cost } = toGroup(scoring, shaping.slice(2));
    expect(members.map(({ unit }) => unit)).toEqual(shaping.slice(2));
    expect(near.map(({ unit }) => unit)).toEqual(shaping.slice(0, 2));
    for (const { unit, netBits } of near)
      expect(netBits).toBe(scoring.cohort.find((scored) => scored.unit === unit)!.bits - cost);
    expect(cohort).toEqual(expect.arrayContaining(shaping));
  });

  test('where all who shape it are named nobody is near', () => {
    expect(toGroup(scoring, shaping).near).toEqual([]);
  });
});

describe('refineGroup', () => {
  const units = unitsOfAccounts([...ordinaryAccounts(50, 3), ...queueAccounts(12, { seed: 3 })]);
  const population = describePopulation(units);
  const clock = clockOf(population);
  const candidates = blockPairs(population);
  const queue = Array.from({ length: 12 }, (_, index) => 50 + index);
  const membersFrom = (seed: readonly number[]): number[] =>
    (refineGroup(population, clock, seed, { candidates })?.members ?? []).map(({ unit }) => unit);

  test('grows a part of a queue to the whole of it', () => {
    expect(membersFrom([50, 53, 57, 60])).toEqual(queue);
  });

  test('asks nobody in a log of this size whether what has grown is known', () => {
    const options = { candidates, isKnown: () => true };
    expect(refineGroup(population, clock, [50, 53, 57, 60], options)?.members.map(({ unit }) => unit)).toEqual(queue);
  });

  test('drops strangers that stood in the seed', () => {
    expect(membersFrom([0, 1, 2, ...queue])).toEqual(queue);
  });

  test('does not depend on the order of the seed', () => {
    expect(membersFrom([60, 50, 57, 53])).toEqual(membersFrom([50, 53, 57, 60]));
  });

  test('finds nothing in strangers', () => {
    expect(refineGroup(population, clock, [0, 7, 14, 21, 28], { candidates })).toBeNull();
    expect(refineGroup(population, clock, [2, 3], { candidates })).toBeNull();
  });

  test('is a group of one part, with the bits of choosing taken off every member', () => {
    const group = refineGroup(population, clock, queue, { candidates })!;
    expect(group.parts).toBe(1);
    expect(group.members.every(({ netBits }) => netBits > 2)).toBe(true);
    expect(group.selectionBits).toBeCloseTo(selectionBits(group.cohort.length, 12), 12);
    expect(group.betweenContent).toBeGreaterThan(0);
    expect(group.withinContent).toBeGreaterThan(0);
  });
});

describe('a campaign among readers of the text that it was dealt', () => {
  const accounts = [...ordinaryAccounts(50, 3), ...queueAccounts(12, { seed: 3 }), ...sameTextAccounts(24, { seed: 3 })];
  const population = describePopulation(unitsOfAccounts(accounts));
  const clock = clockOf(population);
  const candidates = blockPairs(population);
  const queue = Array.from({ length: 12 }, (_, index) => 50 + index);
  const growOn = (against: 'population' | 'cohort', seed: readonly number[]): number[] =>
    (refineGroup(population, clock, seed, { candidates, against })?.members ?? []).map(({ unit }) => unit);

  test('keeps to itself when its seed is held against the cohort', () => {
    expect(growOn('cohort', [50, 53, 57, 60])).toEqual(queue);
    expect(growOn('cohort', [50, 51, 53, 57, 60, 61, 70, 75])).toEqual(queue);
  });

  test('readers alone are no group, whatever they grow against', () => {
    const readers = [62, 65, 68, 71, 74, 77, 80];
    expect(growOn('cohort', readers)).toEqual([]);
    expect(growOn('population', readers)).toEqual([]);
  });
});
