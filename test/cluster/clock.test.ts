import { describe, expect, test } from 'vitest';
import { timeOfCall } from '../../src/account/sampled-call.js';
import { clockOf } from '../../src/cluster/clock.js';
import { describePopulation } from '../../src/link/population.js';
import { ordinaryAccounts, unitsOfAccounts } from './build-population.js';

describe('clockOf', () => {
  const units = unitsOfAccounts(ordinaryAccounts(40, 5));
  const clock = clockOf(describePopulation(units));

  test('spans the first to the last hour in which anybody was active', () => {
    const hours = units.flatMap(({ account }) =>
      account.sample.cells.map((_, slot) => timeOfCall(account.sample, slot)).map((atMs) => Math.floor(atMs / 3_600_000)),
    );
    expect(clock.firstHour).toBe(Math.min(...hours));
    expect(clock.hours).toBe(Math.max(...hours) - Math.min(...hours) + 1);
  });

  test('of a log without times is one empty hour', () => {
    const timeless = unitsOfAccounts([
      { name: 'mute', calls: Array.from({ length: 8 }, (_, call) => ({ text: `stone ${call}` })) },
    ]);
    const { firstHour, hours, background } = clockOf(describePopulation(timeless));
    expect([firstHour, hours, background.total]).toEqual([0, 1, 0]);
  });

  test('does not stretch to a table of centuries for one call with a wrong clock', () => {
    const [first, ...others] = ordinaryAccounts(8, 5);
    const calls = first!.calls
      .map((call, index) => (index === 0 ? { ...call, at: '9999-12-31T23:00:00Z' } : call))
      .map(({ at, atMs, ...call }) => (at === undefined ? { ...call, atMs: atMs! } : { ...call, at }));
    const { hours } = clockOf(describePopulation(unitsOfAccounts([{ ...first!, calls }, ...others])));
    expect(hours).toBeLessThan(100 * 366 * 24);
  });
});
