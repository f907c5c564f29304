import { describe, expect, test } from 'vitest';
import { quoteCalls } from '../../src/finding/quote-calls.js';
import { evidenceBars } from '../../src/finding/waterfall.js';
import { wordPrompts } from '../../src/finding/word-wordings.js';
import { createPlaceResolver, quoteOfSlot } from '../../src/report/places.js';
import { buildContext } from './build-group.js';

const COOKS = ['Ada', 'Ben', 'Cleo', 'Dan'];
const OTHERS = ['Name huts and paths, nothing more', 'Speak as an old guide would', 'Translate into plain Danish'];

/** Cooks whose prompts are `systemOf` each, tied by how these are worded. */
function cooks(systemOf: (name: string) => string) {
  const accounts = [
    ...COOKS.map((name) => [name, systemOf(name)] as const),
    ...OTHERS.map((system) => [system, system] as const),
  ];
  const plain = buildContext({
    accounts: accounts.map(([name, system]) => ({ name, calls: [{ text: `Soup of ${name}`, system }] })),
    group: COOKS,
  });
  const signal = plain.population.signals.findIndex(({ id }) => id === 'system-wording');
  const value = plain.units[0]!.vectorOf(signal).ids[0]!;
  const statement = { kind: 'shared-value' as const, value, shareInGroup: 1, shareOutside: 0.02 };
  const members = plain.cluster.members.map((member) => ({
    ...member,
    ties: [{ signal: 'system-wording', bits: 3, statement }],
  }));
  return { ...plain, cluster: { ...plain.cluster, members } };
}

const ofEach = (name: string): string => `You are the Ladle, a patient cook for ${name}`;

describe('a bar about the wording of prompts', () => {
  test('quotes three of the prompts, since it takes two to see what changes and what stays', () => {
    const [bar] = evidenceBars(cooks(ofEach), 14, () => []);
    expect(bar!.statement).toMatch(
      /^all of the group’s calls have a system prompt worded like “You are the Ladle, a patient cook for \w+”, against 2 % of comparable calls elsewhere; members have “[^”]+ Ada”, “[^”]+ Ben”, “[^”]+ Cleo”$/,
    );
  });

  test('quotes calls whose prompts are other words for the same', () => {
    const resolve = createPlaceResolver([]);
    const quotes = quoteCalls(cooks(ofEach), 'system-wording', (account, slot) => quoteOfSlot(account, slot, resolve));
    expect(quotes.map(({ account }) => account).sort()).toEqual(COOKS);
  });

  test('says no more where all prompts are the same', () => {
    const [bar] = evidenceBars(
      cooks(() => ofEach('Ada')),
      14,
      () => [],
    );
    expect(bar!.statement).not.toContain('members have');
  });

  test('quotes no other prompt of a member, and none of a call without one', () => {
    const context = cooks((name) => (name === 'Ada' ? OTHERS[0]! : ofEach(name)));
    const signal = context.population.signals.findIndex(({ id }) => id === 'system-wording');
    const [wording] = context.units[1]!.vectorOf(signal).ids;
    expect(wordPrompts(context, wording!)).toMatch(/^; members have “[^”]+ Ben”, “[^”]+ Cleo”, “[^”]+ Dan”$/);
    expect(wordPrompts(context, 0)).toBe('');
  });
});
