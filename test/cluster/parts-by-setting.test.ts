import { expect, test } from 'vitest';
import { partsBySetting } from '../../src/cluster/parts-by-setting.js';
import { describePopulation } from '../../src/link/population.js';
import { unitsOfAccounts } from './build-population.js';

/** Enough for a unit, and even. */
const CALLS = 20;
const everyone = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Readers of the tide, by the model and the temperature that each asks for, in turn. */
function readers(settings: readonly (readonly [string, number | null])[]) {
  const accounts = settings.map(([model, temperature], index) => ({
    name: `reader-${index}`,
    calls: everyone(CALLS).map((call) => ({
      text: `High water at pier ${index}, day ${call}`,
      model,
      ...(temperature !== null && { parameters: { temperature } }),
    })),
  }));
  return describePopulation(unitsOfAccounts(accounts));
}

const others = (count: number): (readonly [string, null])[] => everyone(count).map((index) => [`model-${index}`, null]);

test('units of a crowd that share a model are a part of it, and so are those that share parameters', () => {
  const population = readers([
    ...others(8),
    ['anvil', 0.83],
    ['anvil', 0.83],
    ['anvil', 0.83],
    ['anvil', 0.83],
    ['bellows', 0.83],
  ]);
  const parts = partsBySetting(population, everyone(13));
  expect(parts).toHaveLength(2);
  expect(parts).toContainEqual([8, 9, 10, 11]);
  expect(parts).toContainEqual([8, 9, 10, 11, 12]);
});

test('only members count, in the order of the log', () => {
  const population = readers([...others(8), ['anvil', null], ['anvil', null], ['anvil', null], ['anvil', null], ['anvil', null]]);
  expect(partsBySetting(population, [0, 1, 2, 3, 4, 8, 10, 11, 12])).toEqual([[8, 10, 11, 12]]);
});

test('three units are no part', () => {
  const population = readers([...others(8), ['anvil', 0.83], ['anvil', 0.83], ['anvil', 0.83]]);
  expect(partsBySetting(population, everyone(11))).toEqual([]);
});

test('nor is what more than half of the group share: it leads back to the group', () => {
  const anvils = everyone(5).map(() => ['anvil', null] as const);
  expect(partsBySetting(readers([...others(5), ...anvils]), everyone(10))).toEqual([[5, 6, 7, 8, 9]]);
  expect(partsBySetting(readers([...others(4), ...anvils]), everyone(9))).toEqual([]);
});

test('a unit that divides its calls between models belongs to none of them', () => {
  const reader = (name: string, modelOf: (call: number) => string) => ({
    name,
    calls: everyone(CALLS).map((call) => ({ text: `High water, says ${name} on day ${call}`, model: modelOf(call) })),
  });
  const divided = reader('divided', (call) => (call % 2 === 0 ? 'anvil' : 'bellows'));
  const anvils = everyone(4).map((index) => reader(`anvil-${index}`, () => 'anvil'));
  const rest = everyone(8).map((index) => reader(`rest-${index}`, () => `model-${index}`));
  const population = describePopulation(unitsOfAccounts([divided, ...anvils, ...rest]));
  expect(partsBySetting(population, everyone(13))).toEqual([[1, 2, 3, 4]]);
});
