import { describe, expect, test } from 'vitest';
import { fitContent } from '../../src/cluster/fit-content.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, unitsOfAccounts } from './build-population.js';

const population = describePopulation(unitsOfAccounts(ordinaryAccounts(4, 5)));

/** Scores of a unit at given content ratios. */
function scoresOf(ratios: readonly number[]): number[] {
  const cohort = ratios.map(() => 0);
  return [...fitContent(population, cohort, ratios).scores];
}

describe('the fit of texts', () => {
  test('grows with the content ratio up to that of a share of the queue', () => {
    const [stranger, near, share, beyond] = scoresOf([0.7, 0.9, 1, 1.4]) as [number, number, number, number];
    expect(stranger).toBeLessThan(0);
    expect(near).toBeGreaterThan(0);
    expect(share).toBeGreaterThan(near);
    expect(beyond).toBe(share);
  });

  test('says more, for and against, the more calls a unit has', () => {
    const [unit] = population.units;
    const doubled = {
      ...unit!,
      unit: { ...unit!.unit, slots: [...unit!.unit.slots, ...unit!.unit.slots.map((slot) => slot + 64)] },
    };
    const both = { ...population, units: [unit!, doubled] };
    for (const ratio of [0.7, 1]) {
      const [once, twice] = fitContent(both, [0, 1], [ratio, ratio]).scores as unknown as [number, number];
      expect(twice / once).toBeCloseTo(Math.SQRT2, 12);
    }
  });

  test('is held against the cohort alone, which was chosen by content', () => {
    expect(fitContent(population, [0, 1], [1, 1]).reference).toBeNull();
  });
});
