import { describe, expect, test } from 'vitest';
import type { GroupContext } from '../../../src/finding/group-context.js';
import { GROUP_TESTS } from '../../../src/finding/tests/index.js';
import { buildContext } from '../build-group.js';
import {
  classContext,
  dealtLetters,
  emptyContext,
  inStepContext,
  ownDaysContext,
  peopleContext,
  queueContext,
  rationedLetters,
  shardedContext,
  textContext,
  watchContext,
} from './group-scenarios.js';

const ABOUT_KEYS = ['innocentCause', 'measures', 'source', 'title', 'unit', 'weakness'];

const SCENARIOS: readonly { readonly scenario: string; readonly build: () => GroupContext }[] = [
  { scenario: 'a queue', build: queueContext },
  { scenario: 'people', build: peopleContext },
  { scenario: 'keepers in step', build: inStepContext },
  { scenario: 'keepers on days of their own', build: () => ownDaysContext(5) },
  { scenario: 'a class', build: classContext },
  { scenario: 'shards', build: shardedContext },
  { scenario: 'rationed letters', build: () => textContext(rationedLetters(200)) },
  { scenario: 'letters dealt at random', build: () => textContext(dealtLetters(6)) },
  { scenario: 'keepers who met once in a year', build: () => watchContext([[3000], [3000], [3000], [3000]], 365, 2) },
  { scenario: 'accounts of whom nothing is known', build: emptyContext },
];

/** The same accounts as members of the same group, in the other order. */
function reversed(context: GroupContext): GroupContext {
  const { cluster, units } = context;
  const turned = { ...cluster, members: [...cluster.members].reverse() };
  return {
    ...context,
    cluster: turned,
    units: [...units].reverse(),
    calls: [...units].reverse().flatMap(({ unit }, index) => unit.slots.map((slot) => ({ unit: index, slot }))),
  };
}

test('ids are unique and sorted', () => {
  const ids = GROUP_TESTS.map(({ id }) => id);
  expect([...new Set(ids)].sort()).toEqual(ids);
});

describe.each(GROUP_TESTS.map((member) => ({ id: member.id, member })))('$id', ({ id, member }) => {
  test('says what it measures, in what unit, from where, how it fails and what may be innocent', () => {
    expect(Object.keys(member.about).sort()).toEqual(ABOUT_KEYS);
    for (const text of Object.values(member.about)) expect(text.trim()).not.toBe('');
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('too little data gives no number, but a reason', () => {
    const { reason, ...rest } = member.run(emptyContext());
    expect(rest).toEqual({ observed: null, expected: null, pValue: null, permutations: 0, reading: 'No statement' });
    expect(reason?.trim()).not.toBe('');
  });

  test('speaks in some scenario', () => {
    expect(SCENARIOS.some(({ build }) => member.run(build()).pValue !== null)).toBe(true);
  });

  describe.each(SCENARIOS)('on $scenario', ({ build }) => {
    const context = build();
    const outcome = member.run(context);

    test('gives plain JSON', () => {
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
    });

    test('gives the same with the same seed', () => {
      expect(member.run(build())).toEqual(outcome);
    });

    test('gives the observed number, and a reason, whatever the order of members', () => {
      const other = member.run(reversed(context));
      expect(other.reason).toBe(outcome.reason);
      expect(other.permutations).toBe(outcome.permutations);
      if (outcome.observed === null) expect(other.observed).toBeNull();
      else expect(other.observed).toBeCloseTo(outcome.observed, 9);
    });

    test('gives a p-value above 0 and at most 1, or none with a reason', () => {
      if (outcome.pValue === null) {
        expect(outcome.reason).not.toBeNull();
        expect(outcome.observed).toBeNull();
        return;
      }
      expect(outcome.pValue).toBeGreaterThan(0);
      expect(outcome.pValue).toBeLessThanOrEqual(1);
      expect(outcome.reason).toBeNull();
      expect(outcome.reading.trim()).not.toBe('');
    });

    test('gives what is expected by chance with its mean inside its range', () => {
      if (outcome.expected === null) return expect(outcome.observed).toBeNull();
      const { low, mean, high } = outcome.expected;
      expect(low).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(high);
    });
  });

  test('does not change what it looks at', () => {
    const context = queueContext();
    const before = JSON.stringify({ ...context.cluster, calls: context.calls, ordinary: context.ordinary });
    member.run(context);
    expect(JSON.stringify({ ...context.cluster, calls: context.calls, ordinary: context.ordinary })).toBe(before);
  });
});

test('a random source has a name of its own: two tests do not draw the same numbers', () => {
  const accounts = [{ name: 'lamp', calls: [{ text: 'light' }] }];
  const context = buildContext({ accounts, group: ['lamp'] });
  const draws = GROUP_TESTS.map(({ id }) => context.rng(id)());
  expect(new Set(draws).size).toBe(draws.length);
  expect(GROUP_TESTS.map(({ id }) => context.rng(id)())).toEqual(draws);
});
