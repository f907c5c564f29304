import { describe, expect, test } from 'vitest';
import { singleQueue } from '../../../src/finding/tests/single-queue.js';
import { ordinaryAccounts, queueAccounts } from '../../cluster/build-population.js';
import { buildContext, type GroupAccount } from '../build-group.js';
import { namesOf, peopleContext, queueContext } from './group-scenarios.js';

describe('twelve accounts dealt from one queue', () => {
  test.each([31, 32, 33])('are as alike as shares of one queue are (world %i)', (seed) => {
    const outcome = singleQueue.run(queueContext(seed));
    expect(Math.abs(outcome.observed!)).toBeLessThan(0.05);
    expect(outcome.expected!.low).toBeGreaterThan(0.8);
    // none of 999 draws reaches it: (0 + 1) / (999 + 1); so many texts are too dear for more
    expect(outcome.pValue).toBe(0.001);
    expect(outcome.permutations).toBe(999);
    expect(outcome.reading).toBe('the members’ calls differ from account to account less than ordinary accounts’ do');
  });
});

describe('twelve people', () => {
  test.each([31, 32, 33])('differ as sixty others do (world %i)', (seed) => {
    const outcome = singleQueue.run(peopleContext(seed));
    expect(outcome.pValue).toBeGreaterThan(0.05);
    expect(outcome.observed).toBeGreaterThan(outcome.expected!.low);
    expect(outcome.reading).toBe('the members differ from each other as ordinary accounts do');
  });
});

describe('draws of ordinary accounts', () => {
  const context = queueContext();
  const { draws, expected } = singleQueue.run(context);

  test('are made once for all groups of a size, in a log', () => {
    const never = () => {
      throw new Error('asked');
    };
    expect(singleQueue.run({ ...context, rng: never, commonRng: never })).toMatchObject({ draws, expected });
  });

  test('are the same when they are made anew, and others for another size', () => {
    expect(singleQueue.run(queueContext())).toMatchObject({ draws, expected });
    const fewer = { ...context, units: context.units.slice(0, 6) };
    expect(singleQueue.run(fewer).expected).not.toEqual(expected);
  });
});

test('fewer than two ordinary accounts a member are too few to compare with', () => {
  const queue = queueAccounts(12, { seed: 31 });
  const withOrdinary = (count: number) =>
    singleQueue.run(buildContext({ accounts: [...ordinaryAccounts(count, 4), ...queue], group: namesOf(queue) }));
  expect(withOrdinary(23).reason).toBe('only 23 ordinary accounts to compare with, 24 needed');
  expect(withOrdinary(24).pValue).not.toBeNull();
});

test('members whose calls share no words cannot be judged', () => {
  const strangers = Array.from(
    { length: 3 },
    (_, index): GroupAccount => ({ name: `lone-${index}`, calls: [{ text: `word${index}` }] }),
  );
  const outcome = singleQueue.run(
    buildContext({ accounts: [...ordinaryAccounts(30, 4), ...strangers], group: namesOf(strangers) }),
  );
  expect(outcome.reason).toBe('the members’ own calls share no words');
});

test('ordinary accounts without text leave nothing to compare with', () => {
  const queue = queueAccounts(5, { seed: 31 });
  const mute = Array.from({ length: 30 }, (_, index): GroupAccount => ({ name: `mute-${index}`, calls: [{ model: 'anvil' }] }));
  const outcome = singleQueue.run(buildContext({ accounts: [...mute, ...queue], group: namesOf(queue) }));
  expect(outcome.reason).toBe('ordinary accounts of this log hold too little text');
});
