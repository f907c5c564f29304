import { describe, expect, test } from 'vitest';
import { unitsOfLog } from '../../src/account/unit.js';
import { modalValue } from '../../src/cluster/modal-value.js';
import { profileOf } from '../../src/cluster/profile.js';
import { describePopulation } from '../../src/link/population.js';
import { digestOf } from '../finding/build-group.js';
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

describe('the wording of a scaffold', () => {
  const HANDLE = ['Answer', 'Reply', 'Respond', 'Speak'];
  const NAMES = ['light', 'lamp', 'tower', 'beacon', 'pier', 'mole', 'dock', 'quay'];
  const scaffoldOf = (member: number): string =>
    `${HANDLE[member % 4]} as a keeper of the north ${NAMES[member % 8]}, in three steps.`;
  const tiesOfQueue = (systemOf: (member: number) => string): readonly string[] => {
    const queue = queueAccounts(8, { seed: 21 }).map(({ name, calls }, member) => ({
      name,
      calls: calls.map((call) => ({ ...call, system: systemOf(member) })),
    }));
    const others = ordinaryAccounts(40, 9).map(({ name, calls }, index) => ({
      name,
      calls: calls.map((call) => ({
        ...call,
        system: `Desk ${index} sells ${'rope tar oil salt'.split(' ')[index % 4]} number ${index}.`,
      })),
    }));
    const digest = digestOf([...others, ...queue]);
    const population = describePopulation(unitsOfLog(digest, null));
    const members = population.units.flatMap(({ unit }, index) => (unit.account.account.startsWith('queue') ? [index] : []));
    const profile = profileOf(population, members);
    return population.signals.flatMap((_, signal) => modalValue(population, profile, signal, null).map(({ id }) => id));
  };

  test('ties accounts whose prompts are paraphrases of each other', () => {
    const ties = tiesOfQueue(scaffoldOf);
    expect(ties).toContain('system-wording');
    expect(ties).not.toContain('system-prompt');
  });

  test('says nothing beside a prompt that is the same word for word: that would count one fact twice', () => {
    const ties = tiesOfQueue(() => scaffoldOf(0));
    expect(ties).toContain('system-prompt');
    expect(ties).not.toContain('system-wording');
  });

  test('ties nobody whose prompts have little in common', () => {
    expect(tiesOfQueue((member) => `${HANDLE[member % 4]} ${NAMES[member]} ${member} times a day and rest.`)).not.toContain(
      'system-wording',
    );
  });
});
