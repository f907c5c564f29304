import { describe, expect, test } from 'vitest';
import { contentRatio, profileOf } from '../../src/cluster/profile.js';
import { overlapOf } from '../../src/link/kernels.js';
import { describePopulation } from '../../src/link/population.js';
import { createRng } from '../../src/stats/rng.js';
import { shuffle } from '../../src/stats/shuffle.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const units = unitsOfAccounts([...ordinaryAccounts(25, 4), ...queueAccounts(15, { seed: 4, system: 'Mason.' })]);
const population = describePopulation(units);
const contentAt = (unit: number) => population.units[unit]!.content;
const overlap = (left: number, right: number): number => overlapOf(population.features, contentAt(left), contentAt(right));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The group's part of the divisor of a content ratio: never below an overlap of 0.02, which strangers have. */
const divisorOf = ({ betweenContent }: { betweenContent: number }): number => Math.sqrt(Math.max(0.02, betweenContent));

/** Groups of three to twelve units, drawn at random from the whole log. */
const groups = Array.from({ length: 20 }, (_, draw) => {
  const order = shuffle(
    Array.from({ length: units.length }, (__, unit) => unit),
    createRng(draw + 1),
  );
  return order.slice(0, 3 + (draw % 10));
});

describe('a profile', () => {
  test.each(groups.map((members) => ({ members })))(
    'of $members has the mean overlap of all pairs of different members',
    ({ members }) => {
      const pairs = members.flatMap((left) => members.filter((right) => right !== left).map((right) => overlap(left, right)));
      const profile = profileOf(population, members);
      expect(profile.betweenContent).toBeCloseTo(mean(pairs), 9);
      expect(profile.withinContent).toBeCloseTo(mean(members.map((unit) => population.units[unit]!.withinContent!)), 9);
      expect(profile.contentMembers).toBe(members.length);
    },
  );

  test.each(groups.map((members) => ({ members })))(
    'of $members, left by any one member, is that of the others',
    ({ members }) => {
      const profile = profileOf(population, members);
      for (const unit of members) {
        const others = members.filter((member) => member !== unit);
        const without = profileOf(population, others);
        const naive = mean(others.map((other) => overlap(unit, other)));
        const within = Math.sqrt(population.units[unit]!.withinContent!);
        const inside = contentRatio(population, profile, unit)! * divisorOf(profile) * within;
        const outside = contentRatio(population, without, unit)! * divisorOf(without) * within;
        expect(inside).toBeCloseTo(naive, 9);
        expect(outside).toBeCloseTo(naive, 9);
      }
    },
  );

  test('sums the shares of its members by value', () => {
    const profile = profileOf(population, [25, 26, 27, 28]);
    const system = population.signals.findIndex(({ id }) => id === 'system-prompt');
    expect([...profile.valuesOf(system).values()]).toEqual([4]);
    population.signals.forEach((_, signal) => {
      for (const [value, sum] of profile.valuesOf(signal)) {
        const naive = [25, 26, 27, 28].map((unit) => {
          const { ids, weights } = population.units[unit]!.vectorOf(signal);
          return weights[ids.indexOf(value)] ?? 0;
        });
        expect(sum).toBeCloseTo(
          naive.reduce((left, right) => left + right, 0),
          9,
        );
      }
    });
  });

  test('does not depend on the order of its members', () => {
    const forth = profileOf(population, [1, 5, 30, 31]);
    const back = profileOf(population, [31, 30, 5, 1]);
    expect(back.betweenContent).toBeCloseTo(forth.betweenContent, 9);
    for (let unit = 0; unit < units.length; unit++) {
      expect(contentRatio(population, back, unit)).toBeCloseTo(contentRatio(population, forth, unit)!, 9);
    }
  });
});

describe('the content ratio', () => {
  test('of shares of one queue to the rest is near 1, of strangers to the queue well below the cohort’s 0.6', () => {
    const profile = profileOf(
      population,
      Array.from({ length: 15 }, (_, index) => 25 + index),
    );
    for (let unit = 25; unit < 40; unit++) {
      expect(contentRatio(population, profile, unit)).toBeGreaterThan(0.85);
      expect(contentRatio(population, profile, unit)).toBeLessThan(1.15);
    }
    const strangers = Array.from({ length: 25 }, (_, unit) => contentRatio(population, profile, unit)!);
    expect(mean(strangers)).toBeLessThan(0.4);
  });

  test('cannot be said of the only member, nor of a group of nobody', () => {
    expect(contentRatio(population, profileOf(population, [3]), 3)).toBeNull();
    expect(contentRatio(population, profileOf(population, []), 3)).toBeNull();
    expect(profileOf(population, [3]).betweenContent).toBe(0);
  });
});
