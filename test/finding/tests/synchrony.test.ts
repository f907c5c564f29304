import { describe, expect, test } from 'vitest';
import { synchrony } from '../../../src/finding/tests/synchrony.js';
import { buildContext } from '../build-group.js';
import { callsAt, inStepContext, namesOf, ownDaysContext, watchContext } from './group-scenarios.js';

test('keepers who work in the same hours are in step', () => {
  const outcome = synchrony.run(inStepContext());
  expect(outcome.observed).toBe(5);
  expect(outcome.expected!.high).toBeLessThan(2);
  // two-sided: 2 × (0 + 1) / (9,999 + 1)
  expect(outcome.pValue).toBe(0.0002);
  expect(outcome.reading).toBe('the members work in step, beyond their daily rhythms');
});

describe('keepers who work in the same hours of the day, each on days of his own', () => {
  const outcomes = Array.from({ length: 40 }, (_, seed) => synchrony.run(ownDaysContext(seed + 1)));

  test('are not found in step: few of 40 watches give a small p-value', () => {
    // More than 5 of 40 at 5 % each happens in 1.4 % of all sets of 40 (binomial).
    expect(outcomes.filter(({ pValue }) => pValue! <= 0.05).length).toBeLessThanOrEqual(5);
    expect(outcomes[5]!.reading).toBe('neither in step nor in turn, beyond what their daily rhythms bring about');
  });

  test('meet often by their daily rhythm alone, and the range says so', () => {
    for (const { expected } of outcomes) expect(expected!.mean).toBeGreaterThan(0.3);
  });
});

test('keepers who relieve each other hour by hour work by turns', () => {
  // Four keepers on watch from 8 to 19 h on each of twelve days, one an hour; who begins has no pattern, and nobody ever meets.
  const begins = [0, 1, 3, 2, 0, 2, 1, 3, 3, 0, 1, 2];
  const watches = [0, 1, 2, 3].map((keeper) =>
    Array.from({ length: 12 }, (_, day) =>
      [0, 1, 2].map((turn) => day * 24 + 8 + 4 * turn + ((keeper + begins[day]!) % 4)),
    ).flat(),
  );
  const outcome = synchrony.run(watchContext(watches, 12));
  expect(outcome.observed).toBe(0);
  // Shifted all alike they never meet either, 1 / 12³ of all shifts; here 4 of 9,999 draws: 2 × (4 + 1) / (9,999 + 1).
  expect(outcome.pValue).toBe(0.001);
  expect(outcome.reading).toBe('the members take turns: they meet less often than their daily rhythms bring about');
});

test('a mean counted by hand', () => {
  // Hour 1 has two of them, hour 2 has two, hour 30 has one: (2 × 1 + 2 × 1 + 0) / 5 marks.
  expect(synchrony.run(watchContext([[1], [1, 2], [2, 30]], 6)).observed).toBe(4 / 5);
});

test('shifts are by whole days: an hour of the day never meets another one', () => {
  const outcome = synchrony.run(watchContext([[5], [30], [55], [80]], 12));
  // 5, 6, 7 and 8 o’clock
  expect(outcome.expected).toEqual({ mean: 0, low: 0, high: 0 });
  expect(outcome.pValue).toBe(1);
});

test('by chance two keepers of one hour meet on one of all days', () => {
  // Each of three meets each of two others with probability 1 / 10; the mean of 199 draws varies by about 0.03.
  const { mean } = synchrony.run(watchContext([[9], [33], [57]], 10)).expected!;
  expect(Math.abs(mean - 0.2)).toBeLessThan(0.1);
});

test('a log of three days is too short to shift by, four are enough', () => {
  const members = [[1], [1], [1]];
  expect(synchrony.run(watchContext(members, 3)).reason).toBe(
    'the log spans 3 days, 4 needed to shift accounts against each other',
  );
  expect(synchrony.run(watchContext(members, 4)).pValue).not.toBeNull();
});

test('two members with times are too few: a call without a time is at no hour', () => {
  const accounts = [
    { name: 'keeper-0', calls: callsAt([1, 200]) },
    { name: 'keeper-1', calls: callsAt([1]) },
    { name: 'keeper-2', calls: [{ text: 'lamp' }] },
  ];
  const outcome = synchrony.run(buildContext({ accounts, group: namesOf(accounts) }));
  expect(outcome.reason).toBe('2 members with times, 3 needed');
});
