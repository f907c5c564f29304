import { describe, expect, test } from 'vitest';
import { commonValues } from '../../src/cluster/common-value.js';
import { profileOf } from '../../src/cluster/profile.js';
import { shareUnderSameTool, strangersWithSettings, withOtherSlices } from '../../src/cluster/same-tool.js';
import { describePopulation, type Population } from '../../src/link/population.js';
import { ordinaryAccounts, type PlannedAccount, queueAccounts, unitsOfAccounts } from './build-population.js';

const CLIENT = 'kiln-desk/3';
const PARAMETERS = { temperature: 0.83 };
const GROUP = Array.from({ length: 8 }, (_, index) => 30 + index);

/** All calls by one client with one temperature, as a tool sends them. */
function withTool(accounts: readonly PlannedAccount[]): readonly PlannedAccount[] {
  return accounts.map((account) => ({
    ...account,
    calls: account.calls.map((call) => ({ ...call, userAgent: CLIENT, parameters: PARAMETERS, model: 'anvil-small' })),
  }));
}

/** Thirty ordinary accounts, eight shares of one queue in units 30 to 37, and the others. */
function populationWith(others: readonly PlannedAccount[]): Population {
  const queue = withTool(queueAccounts(8, { seed: 21 }));
  return describePopulation(unitsOfAccounts([...ordinaryAccounts(30, 9), ...queue, ...others]));
}

function commonValueOf(population: Population, id: string): { signal: number; value: number } {
  const signal = population.signals.findIndex((each) => each.id === id);
  const [value] = [...profileOf(population, GROUP).valuesOf(signal)].sort(([, left], [, right]) => right - left)[0]!;
  return { signal, value };
}

function shareOfParameters(population: Population, kin: ReadonlySet<number> = new Set(GROUP)): number {
  const common = ['parameters', 'user-agent'].map((id) => commonValueOf(population, id));
  return shareUnderSameTool(population, commonValueOf(population, 'parameters'), { common, kin, inPopulation: 0.1, least: 0.1 });
}

describe('the share of a setting among strangers who have another one of the group’s', () => {
  test('is high when a tool sets both: 20 strangers with both, and the log for 20 more', () => {
    // (20 · 1 + 20 · 0.1) / (20 + 20) among the holders of the client, of whom all have it.
    expect(shareOfParameters(populationWith(withTool(ordinaryAccounts(20, 23))))).toBeCloseTo(0.55, 9);
  });

  test('is that of the log when nobody else uses the tool', () => {
    expect(shareOfParameters(populationWith(ordinaryAccounts(20, 23)))).toBe(0.1);
  });

  test('leaves out whoever is near the group in content', () => {
    const population = populationWith(withTool(ordinaryAccounts(20, 23)));
    expect(shareOfParameters(population, new Set(population.units.keys()))).toBe(0.1);
  });

  test('leaves out strangers who are shares of one queue with one model: the same operation on another body of text', () => {
    expect(shareOfParameters(populationWith(withTool(queueAccounts(20, { seed: 22 }))))).toBe(0.1);
  });

  test('a client is measured too, an opening of prompts is not', () => {
    const population = populationWith(withTool(ordinaryAccounts(20, 23)));
    const common = ['parameters', 'user-agent'].map((id) => commonValueOf(population, id));
    const shareOf = (id: string): number =>
      shareUnderSameTool(population, commonValueOf(population, id), {
        common,
        kin: new Set(GROUP),
        inPopulation: 0.1,
        least: 0.1,
      });
    expect(shareOf('user-agent')).toBeCloseTo(0.55, 9);
    expect(shareOf('prompt-opening')).toBe(0.1);
  });
});

describe('strangers who have all of the group’s settings', () => {
  const strangersOf = (population: Population): readonly number[] =>
    strangersWithSettings(population, { common: commonValues(population, profileOf(population, GROUP)), kin: new Set(GROUP) });

  test('are the other users of its tool', () => {
    const users = strangersOf(populationWith(withTool(ordinaryAccounts(20, 23))));
    expect(users).toEqual(Array.from({ length: 20 }, (_, index) => 38 + index));
  });

  test('are nobody when nobody else uses it, or when those are shares of one queue', () => {
    expect(strangersOf(populationWith(ordinaryAccounts(20, 23)))).toEqual([]);
    expect(strangersOf(populationWith(withTool(queueAccounts(20, { seed: 22 }))))).toEqual([]);
  });

  test('are nobody when the group has no settings in common', () => {
    const population = populationWith(withTool(ordinaryAccounts(20, 23)));
    expect(strangersWithSettings(population, { common: [], kin: new Set(GROUP) })).toEqual([]);
  });
});

test('units bring the other slices of their accounts along', () => {
  const [account] = ordinaryAccounts(1, 31);
  const calls = account!.calls.map((call, index) => ({ ...call, ...(index % 2 === 0 && { system: 'Weigh the clay.' }) }));
  const population = describePopulation(unitsOfAccounts([{ name: account!.name, calls }, ...ordinaryAccounts(2, 32)]));
  expect(population.units).toHaveLength(4);
  expect([...withOtherSlices(population, [1])]).toEqual([0, 1]);
});
