import { expect, test } from 'vitest';
import { HOLDER_SHARE, holdersOf, shareSum } from '../../src/cluster/holders.js';
import { weightOf } from '../../src/cluster/weight-of.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const population = describePopulation(unitsOfAccounts([...ordinaryAccounts(12, 3), ...queueAccounts(6, { seed: 5 })]));
const model = population.signals.findIndex(({ id }) => id === 'model');
const values = [...new Set(population.units.flatMap(({ vectorOf }) => [...vectorOf(model).ids]))];

test('holders of a value are the units with half of their calls on it, and its sum is that of all shares', () => {
  expect(values.length).toBeGreaterThan(1);
  for (const value of values) {
    const shares = population.units.map(({ vectorOf }) => weightOf(vectorOf(model), value));
    expect(holdersOf(population, model, value)).toEqual([...shares.keys()].filter((unit) => shares[unit]! >= HOLDER_SHARE));
    expect(shareSum(population, model, value)).toBe(shares.reduce((sum, share) => sum + share, 0));
  }
});

test('a value that nobody has, has no holders', () => {
  expect(holdersOf(population, model, 1)).toEqual([]);
  expect(shareSum(population, model, 1)).toBe(0);
});
