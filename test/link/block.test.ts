import { describe, expect, test } from 'vitest';
import type { Unit } from '../../src/account/unit.js';
import { blockPairs, CANDIDATES_PER_UNIT, MAX_VALUE_HOLDERS } from '../../src/link/block.js';
import { describePopulation } from '../../src/link/population.js';
import type { SimpleCall } from '../account/build-record.js';
import { mixAccounts, ordinaryAccounts, queueAccounts, unitsOfAccounts } from '../cluster/build-population.js';
import { unitOf } from './build-units.js';

/** Accounts whose texts share no word with those of any other. */
function strangers(count: number, traitOf: (account: number) => Partial<SimpleCall>): Unit[] {
  return Array.from({ length: count }, (_, account) =>
    unitOf(
      `boat-${account}`,
      Array.from({ length: 8 }, (__, call) => ({ text: `knot${account} sail${account}x${call}`, ...traitOf(account) })),
    ),
  );
}

const blocked = (units: readonly Unit[]): number[][] => blockPairs(describePopulation(units)).map((others) => [...others]);

describe('a rare value', () => {
  test.each([
    ['address', { ip: '192.0.2.9' }],
    ['system prompt', { system: 'Answer as the harbour master.' }],
  ])('%s makes its holders candidates of each other and of nobody else', (_, trait) => {
    const lists = blocked(strangers(70, (account) => (account < 5 ? trait : {})));
    for (let unit = 0; unit < 5; unit++) {
      expect([...lists[unit]!].sort()).toEqual([0, 1, 2, 3, 4].filter((other) => other !== unit));
    }
    for (const others of lists.slice(5)) expect(others).toEqual([]);
  });

  test('of an opening of prompts does too', () => {
    const opening = 'Rate the trim of this sail from one to five';
    const units = [0, 1, 2].map((account) =>
      unitOf(
        `judge-${account}`,
        Array.from({ length: 8 }, (_, call) => ({ text: `${opening}: jib${account}x${call}` })),
      ),
    );
    const lists = blocked([...units, ...strangers(30, () => ({}))]);
    expect(lists.slice(0, 3).map((others) => [...others].sort())).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  test('of a means of payment does too', () => {
    const row = { createdAtMs: null, plan: null, country: null, emailDomain: null, paymentHash: 'c41f', organisation: null };
    const units = strangers(20, () => ({})).map((unit, index) => ({ ...unit, registration: index < 2 ? row : null }));
    expect(blocked(units).slice(0, 2)).toEqual([[1], [0]]);
  });
});

describe('a popular value', () => {
  const holders = (count: number) =>
    blocked(strangers(count, () => ({ ip: '192.0.2.9', system: 'You are a helpful assistant.' })));

  test('proposes no pair', () => {
    expect(holders(MAX_VALUE_HOLDERS + 1).every((others) => others.length === 0)).toBe(true);
  });

  test('with one holder less it does', () => {
    expect(holders(MAX_VALUE_HOLDERS).every((others) => others.length === MAX_VALUE_HOLDERS - 1)).toBe(true);
  });
});

test('an absent value proposes no pair', () => {
  expect(blocked(strangers(20, () => ({}))).flat()).toEqual([]);
});

test('shares of one queue are candidates of each other by content alone', () => {
  const units = unitsOfAccounts([...ordinaryAccounts(40, 3), ...queueAccounts(8, { seed: 3 })]);
  const lists = blocked(units);
  const queue = units.flatMap((unit, index) => (unit.account.account.startsWith('queue') ? [index] : []));
  for (const unit of queue) expect(lists[unit]).toEqual(expect.arrayContaining(queue.filter((other) => other !== unit)));
});

test('two slices of one account are never a pair, and no unit is its own candidate', () => {
  const queue = queueAccounts(10, { seed: 5, system: 'Answer as the mason.' });
  const units = unitsOfAccounts(mixAccounts(ordinaryAccounts(10, 5), queue));
  expect(units.length).toBeGreaterThan(10);
  blocked(units).forEach((others, unit) => {
    for (const other of others) expect(units[other]!.account.account).not.toBe(units[unit]!.account.account);
  });
});

test('no unit has more candidates than are kept, none twice', () => {
  const lists = blocked(unitsOfAccounts(queueAccounts(100, { seed: 8 })));
  for (const others of lists) {
    expect(others.length).toBeLessThanOrEqual(CANDIDATES_PER_UNIT);
    expect(new Set(others).size).toBe(others.length);
  }
  expect(Math.max(...lists.map((others) => others.length))).toBe(CANDIDATES_PER_UNIT);
});

test('the same population gives the same candidates', () => {
  const units = unitsOfAccounts([...ordinaryAccounts(30, 3), ...queueAccounts(8, { seed: 3 })]);
  expect(blocked(units)).toEqual(blocked(units));
});

test('no units, no pairs', () => {
  expect(blocked([])).toEqual([]);
});
