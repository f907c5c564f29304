import { expect, test } from 'vitest';
import { isOneOperationOutside, modelShareOutside, spreadOutside } from '../../src/cluster/holders-outside.js';
import { profileOf } from '../../src/cluster/profile.js';
import { weightOf } from '../../src/cluster/weight-of.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const SCAFFOLD = 'Answer as the keeper of the lock, in two steps.';
const units = unitsOfAccounts([
  ...ordinaryAccounts(12, 3),
  ...queueAccounts(9, { seed: 5, system: SCAFFOLD }),
  ...ordinaryAccounts(7, 8, SCAFFOLD),
]);
const population = describePopulation(units);
const system = population.signals.findIndex(({ id }) => id === 'system-prompt');
const [scaffold] = population.units[12]!.vectorOf(system).ids;
const holders = Array.from({ length: 16 }, (_, index) => 12 + index);

const model = population.signals.findIndex(({ id }) => id === 'model');

function commonestModelShare(outside: readonly number[]): number {
  const vectors = outside.map((unit) => population.units[unit]!.vectorOf(model));
  const models = new Set(vectors.flatMap(({ ids }) => [...ids]));
  return Math.max(...[...models].map((id) => vectors.reduce((sum, vector) => sum + weightOf(vector, id), 0))) / outside.length;
}

test.each([{ members: [] }, { members: [12, 14, 15] }, { members: [0, 5, 13, 22, 27] }, { members: holders.slice(0, 14) }])(
  'holders of a value outside $members spread as if they alone were summed',
  ({ members }) => {
    const outside = holders.filter((unit) => !members.includes(unit));
    const { betweenContent, withinContent } = profileOf(population, outside);
    const spread = spreadOutside(population, new Set(members), system, scaffold!);
    expect(spread.betweenContent).toBeGreaterThan(0);
    expect(spread.betweenContent).toBeCloseTo(betweenContent, 9);
    expect(spread.withinContent).toBeCloseTo(withinContent, 9);
  },
);

test('the share of the commonest model is that of all calls of those who are not left out', () => {
  const inside = [13, 22, 27];
  const outside = holders.filter((unit) => !inside.includes(unit));
  expect(modelShareOutside(population, inside, system, scaffold!)).toBeCloseTo(commonestModelShare(outside), 9);
  expect(modelShareOutside(population, holders, system, scaffold!)).toBe(0);
});

test('a value whose holders are all members has no operation outside', () => {
  expect(isOneOperationOutside(population, new Set(holders), system, scaffold!)).toBe(false);
});

test('shares of one queue with one model outside are one operation, users of one application are none', () => {
  const queue = queueAccounts(9, { seed: 5, system: SCAFFOLD });
  const oneModel = queue.map((account) => ({
    ...account,
    calls: account.calls.map((call) => ({ ...call, model: 'anvil-small' })),
  }));
  const isOneWith = (accounts: typeof queue): boolean => {
    const log = describePopulation(unitsOfAccounts([...ordinaryAccounts(12, 3), ...accounts]));
    const [value] = log.units[12]!.vectorOf(system).ids;
    return isOneOperationOutside(log, new Set([12, 13]), system, value!);
  };
  expect(isOneWith(oneModel)).toBe(true);
  expect(isOneWith(ordinaryAccounts(9, 8, SCAFFOLD))).toBe(false);
});
