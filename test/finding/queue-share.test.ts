import { describe, expect, test } from 'vitest';
import { readQueue } from '../../src/finding/queue-share.js';
import { mixAccounts, ordinaryAccounts, type PlannedAccount, queueAccounts } from '../cluster/build-population.js';
import { buildContext } from './build-group.js';

const town = ordinaryAccounts(60, 3);
const members = 14;

function readingOf(group: readonly PlannedAccount[], outside: readonly PlannedAccount[] = town) {
  return readQueue(buildContext({ accounts: [...group, ...outside], group: group.map(({ name }) => name) }));
}

/** Accounts that send so many calls of one queue and so many of a person's own. */
function pool(dealt: number, own: number): readonly PlannedAccount[] {
  const first = (accounts: readonly PlannedAccount[], count: number) =>
    accounts.map((account) => ({ ...account, calls: account.calls.slice(0, count) }));
  return mixAccounts(first(ordinaryAccounts(members, 8), own), first(queueAccounts(members, { seed: 5 }), dealt));
}

describe('accounts that send a queue and something of their own', () => {
  test.each([
    [30, 10],
    [24, 16],
    [18, 22],
  ])('%d calls of the queue and %d of one’s own: the share lies near the truth, rather above than below', (dealt, own) => {
    const truth = dealt / (dealt + own);
    const reading = readingOf(pool(dealt, own));
    if (reading.kind !== 'two-bodies') throw new Error(`expected two bodies, got ${reading.kind}`);
    const shares = reading.units;
    const mean = shares.reduce((sum, { share }) => sum + share, 0) / members;
    // Own words that members have in common by chance count for the queue.
    expect(mean - truth).toBeGreaterThan(-0.05);
    expect(mean - truth).toBeLessThan(0.2);
    for (const { share, low, high } of shares) {
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
    }
  });
});

test('work of the members’ own in the words of the queue cannot be told from it, but nor is the group taken for one body', () => {
  const habit = (account: number): string => Array.from({ length: 6 }, (_, i) => `habit${account}x${i}`).join(' ');
  const accounts = queueAccounts(members, { seed: 5 }).map(({ name, calls }, account) => ({
    name,
    calls: calls.map((call, i) => (i % 2 === 0 ? call : { ...call, text: `${call.text} ${habit(account)}` })),
  }));
  expect(readingOf(accounts)).toEqual({ kind: 'cannot-tell' });
});

describe('nothing is told apart', () => {
  test('in conversations of a queue whose later turns look like anybody’s', () => {
    const strangers = ordinaryAccounts(members, 8);
    const queue = queueAccounts(members, { seed: 5 }).map(({ name, calls }, account) => ({
      name,
      calls: calls.slice(0, 24).flatMap((call, index) => [
        call,
        {
          ...call,
          text: strangers[(account + index) % members]!.calls[index]!.text!,
          earlier: [call.text!, 'Here is what the tool returned.'],
        },
      ]),
    }));
    expect(readingOf(queue)).toEqual({ kind: 'one-body' });
  });

  test('in a queue that is all that its accounts send', () => {
    expect(readingOf(queueAccounts(members, { seed: 5 }))).toEqual({ kind: 'one-body' });
  });

  test('where the members’ texts are like anybody’s', () => {
    // One text of every one of many people to each account.
    const people = ordinaryAccounts(50, 8);
    const dealt = people
      .slice(0, members)
      .map(({ name }, account) => ({ name, calls: people.map(({ calls }) => calls[account]!) }));
    expect(readingOf(dealt)).toEqual({ kind: 'cannot-tell' });
  });

  test('with fewer calls than a share can be read from', () => {
    expect(readingOf(pool(24, 16).slice(0, 2))).toEqual({ kind: 'cannot-tell' });
    expect(readingOf(pool(24, 16), town.slice(0, 2))).toEqual({ kind: 'cannot-tell' });
  });
});
