import { describe, expect, test } from 'vitest';
import { modalValue } from '../../src/cluster/modal-value.js';
import { profileOf } from '../../src/cluster/profile.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, type PlannedAccount, queueAccounts, unitsOfAccounts } from './build-population.js';

describe('a scaffold whose holders stand outside the group in part', () => {
  const SCAFFOLD = 'Answer as a keeper of the north light, in three steps.';
  const tiesOfFirstQueue = (others: readonly PlannedAccount[]): readonly string[] => {
    const accounts = [...ordinaryAccounts(40, 9), ...queueAccounts(8, { seed: 21, system: SCAFFOLD }), ...others];
    const population = describePopulation(unitsOfAccounts(accounts));
    const profile = profileOf(
      population,
      Array.from({ length: 8 }, (_, index) => 40 + index),
    );
    return population.signals.flatMap((_, signal) => modalValue(population, profile, signal, null).map(({ id }) => id));
  };

  test('ties the group when those outside are shares of one queue: the same operation on another body of text', () => {
    expect(tiesOfFirstQueue(queueAccounts(8, { seed: 22, system: SCAFFOLD }))).toContain('system-prompt');
  });

  test('ties nobody when those outside are one queue but choose their models as users do', () => {
    const others = queueAccounts(8, { seed: 22, system: SCAFFOLD }).map((account, index) => ({
      ...account,
      calls: account.calls.map((call) => ({ ...call, model: `anvil-${index % 3}` })),
    }));
    expect(tiesOfFirstQueue(others)).not.toContain('system-prompt');
  });

  test('ties nobody when those outside differ as strangers do: it is an application', () => {
    expect(tiesOfFirstQueue(ordinaryAccounts(8, 23, SCAFFOLD))).not.toContain('system-prompt');
  });
});
