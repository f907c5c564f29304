import { expect, test } from 'vitest';
import { spreadOutside } from '../../src/cluster/holders-outside.js';
import { contentSpread } from '../../src/cluster/profile.js';
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
const [scaffold] = population.units[12]!.vectors[system]!.ids;
const holders = Array.from({ length: 16 }, (_, index) => 12 + index);

test.each([{ members: [] }, { members: [12, 14, 15] }, { members: [0, 5, 13, 22, 27] }, { members: holders.slice(0, 14) }])(
  'holders of a value outside $members spread as if they alone were summed',
  ({ members }) => {
    const outside = holders.filter((unit) => !members.includes(unit));
    const { betweenContent, withinContent } = contentSpread(population, outside, new Float64Array(population.features.size));
    const spread = spreadOutside(population, new Set(members), system, scaffold!);
    expect(spread.units).toBe(outside.length);
    expect(spread.betweenContent).toBeGreaterThan(0);
    expect(spread.betweenContent).toBeCloseTo(betweenContent, 9);
    expect(spread.withinContent).toBeCloseTo(withinContent, 9);
  },
);

test('a value whose holders are all members has nobody outside', () => {
  expect(spreadOutside(population, new Set(holders), system, scaffold!).units).toBe(0);
});
