import { describe, expect, test } from 'vitest';
import { clockOf } from '../../src/cluster/clock.js';
import { fitMixture, isMixed } from '../../src/cluster/fit-mixture.js';
import { profileOf } from '../../src/cluster/profile.js';
import { scoreUnits } from '../../src/cluster/score-units.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, queueAccounts, unitsOfAccounts } from './build-population.js';

const GROUP = [40, 41, 42, 43, 44, 45, 46, 47, 48, 49];

/** Forty ordinary accounts and ten that send shares of one queue, these to models in their order of calls. */
function populationWith(models: (account: number, call: number) => string) {
  const queue = queueAccounts(10, { seed: 5 }).map((account, index) => ({
    ...account,
    calls: account.calls.map((call, at) => ({ ...call, model: models(index, at) })),
  }));
  return describePopulation(unitsOfAccounts([...ordinaryAccounts(40, 5), ...queue]));
}

const pivoted = populationWith((_, call) => (call % 2 === 0 ? 'anvil-1' : 'anvil-2'));
const ownModels = populationWith((account) => `anvil-${account}`);
const oneModel = populationWith(() => 'anvil-1');
const modelOf = (population: typeof pivoted): number => population.signals.findIndex(({ id }) => id === 'model');

describe('a group is mixed', () => {
  const mixed = (population: typeof pivoted): boolean => isMixed(population, profileOf(population, GROUP), modelOf(population));

  test('when its members divide their calls between models', () => {
    expect(mixed(pivoted)).toBe(true);
  });

  test('not when each has one, common to them or not', () => {
    for (const population of [oneModel, ownModels]) expect(mixed(population)).toBe(false);
  });
});

describe('the fit of a mixture', () => {
  const scoresOf = (population: typeof pivoted, cohort: readonly number[]): number[] => [
    ...fitMixture(population, clockOf(population), profileOf(population, GROUP), modelOf(population), { cohort }).scores,
  ];

  test('is the Bhattacharyya coefficient: 1 for members that divide their calls alike, and less for others', () => {
    const [member, other] = scoresOf(pivoted, [40, 0]) as [number, number];
    expect(member).toBeCloseTo(1, 1);
    expect(other).toBe(0);
  });

  test('leaves a member out of the group: a model of its own fits nobody', () => {
    expect(scoresOf(ownModels, [40])).toEqual([0]);
  });
});

test('a common mixture ties members where no model is common; models of their own tie nobody', () => {
  const bitsOf = (population: typeof pivoted): (number | undefined)[] => {
    const { tiesOf } = scoreUnits(population, clockOf(population), GROUP, { background: 'population' });
    return GROUP.map((unit) => tiesOf(unit).find(({ signal }) => signal === 'model')?.bits);
  };
  for (const bits of bitsOf(pivoted)) expect(bits).toBeGreaterThan(1);
  expect(bitsOf(ownModels)).toEqual(GROUP.map(() => undefined));
});
