import { expect, test } from 'vitest';
import { variantsOf } from '../../src/cluster/seed-variants.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, unitsOfAccounts } from './build-population.js';

const population = describePopulation(
  unitsOfAccounts([...ordinaryAccounts(6, 3), ...ordinaryAccounts(6, 4, 'Answer as the keeper of the lock, in two steps.')]),
);

test('a seed whose units share a system prompt is grown with and without it', () => {
  expect(variantsOf(population, [4, 5, 6, 7, 8, 9])).toEqual([undefined, 'scaffold']);
});

test('a seed without one, or with one that few of its units use, is grown once', () => {
  expect(variantsOf(population, [0, 1, 2, 3])).toEqual([undefined]);
  expect(variantsOf(population, [0, 1, 2, 3, 4, 8, 9])).toEqual([undefined]);
});
