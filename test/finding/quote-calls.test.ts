import { expect, test } from 'vitest';
import { SAMPLE_CALLS } from '../../src/account/account.js';
import type { Quote } from '../../src/finding/finding.js';
import { quoteCalls } from '../../src/finding/quote-calls.js';
import { createPlaceResolver, quoteOfSlot } from '../../src/report/places.js';
import { buildContext } from './build-group.js';

const resolve = createPlaceResolver([]);

/** Bakers tied by their model, the strongest last; every second call went to another model. */
function bakers(count: number, calls = 4) {
  const accounts = Array.from({ length: count }, (_, index) => ({
    name: `baker-${index}`,
    calls: Array.from({ length: calls }, (_, call) => ({
      text: `Loaf ${call} of baker ${index}`,
      model: call % 2 === 0 ? 'oven-large' : 'oven-small',
    })),
  }));
  const plain = buildContext({ accounts, group: accounts.map(({ name }) => name) });
  const [value] = [...plain.labels].find(([, label]) => label === 'oven-large')!;
  const statement = { kind: 'shared-value' as const, value, shareInGroup: 0.5, shareOutside: 0 };
  const members = plain.cluster.members.map((member, index) => ({
    ...member,
    netBits: index,
    ties: [{ signal: 'model', bits: index, statement }],
  }));
  return { ...plain, cluster: { ...plain.cluster, members } };
}

function quotesOf(context: ReturnType<typeof bakers>, signal: string): readonly Quote[] {
  return quoteCalls(context, signal, (account, slot) => quoteOfSlot(account, slot, resolve));
}

test('one call each of five members is quoted, strongest first, each signal beginning five members further down', () => {
  const quoted = (signal: string) => quotesOf(bakers(7), signal).map(({ account }) => account);
  expect(quoted('active-hours')).toEqual(['baker-6', 'baker-5', 'baker-4', 'baker-3', 'baker-2']);
  // model is the eighth signal of the registry: 5 × 7 places down a list of seven, which is 0
  expect(quoted('model')).toEqual(['baker-6', 'baker-5', 'baker-4', 'baker-3', 'baker-2']);
});

test('a quoted call shows the value that the bar is about', () => {
  for (const { excerpt } of quotesOf(bakers(7), 'model')) expect(excerpt).toMatch(/^Loaf [02] of/);
});

test('a bar about no value of a call quotes any call', () => {
  expect(quotesOf(bakers(3), 'active-hours')).toHaveLength(3);
});

test('a member whose quoted calls do not show the value is passed over', () => {
  const context = bakers(3, SAMPLE_CALLS);
  const none = quoteCalls(context, 'model', () => null);
  expect(none).toEqual([]);
  const onlyLast = quoteCalls(context, 'model', (account, slot) =>
    account.account === 'baker-0' ? quoteOfSlot(account, slot, resolve) : null,
  );
  expect(onlyLast.map(({ account }) => account)).toEqual(
    context.units[0]!.unit.account.sample.quotes.some(({ excerpt }) => /^Loaf \d*[02468] of/.test(excerpt)) ? ['baker-0'] : [],
  );
});

test('a group of two has two quotes', () => {
  expect(quotesOf(bakers(2), 'model')).toHaveLength(2);
});
