import type { GroupContext } from '../../../src/finding/group-context.js';
import { createRng } from '../../../src/stats/rng.js';
import { shuffle } from '../../../src/stats/shuffle.js';
import type { SimpleCall } from '../../account/build-record.js';
import { ordinaryAccounts, queueAccounts } from '../../cluster/build-population.js';
import { buildContext, type GroupAccount } from '../build-group.js';

const MS_PER_HOUR = 3_600_000;
/** 2026-03-02 00:00 UTC, a Monday. */
const FIRST_HOUR = 492_336;

/** Calls at hours after the Monday on which every log of these scenarios begins. */
export function callsAt(hours: readonly number[], minute = 10): readonly SimpleCall[] {
  return hours.map((hour, index) => ({ text: `lamp ${index}`, atMs: (FIRST_HOUR + hour) * MS_PER_HOUR + minute * 60_000 }));
}

export function namesOf(accounts: readonly GroupAccount[]): readonly string[] {
  return accounts.map(({ name }) => name);
}

/** Members against a keeper outside whose two calls span the log. */
export function watchContext(members: readonly (readonly number[])[], days: number, seed?: number): GroupContext {
  const keepers = members.map((hours, index): GroupAccount => ({ name: `keeper-${index}`, calls: callsAt(hours) }));
  const outsider: GroupAccount = { name: 'inspector', calls: callsAt([0, days * 24 - 1]) };
  return buildContext({ accounts: [...keepers, outsider], group: namesOf(keepers), ...(seed !== undefined && { seed }) });
}

/** Accounts with the texts given, in this order. */
export function textContext(texts: readonly (readonly string[])[]): GroupContext {
  const accounts = texts.map((own, index): GroupAccount => ({ name: `clerk-${index}`, calls: own.map((text) => ({ text })) }));
  return buildContext({ accounts, group: namesOf(accounts) });
}

/** Letters of a post office, each three times in the bag, dealt to clerks at random. */
export function dealtLetters(seed: number, clerks = 8, letters = 64): readonly (readonly string[])[] {
  const bag = Array.from({ length: letters * 3 }, (_, index) => `Letter to house ${index % letters}`);
  const dealt = shuffle(bag, createRng(seed));
  return Array.from({ length: clerks }, (_, clerk) => dealt.filter((_, index) => index % clerks === clerk));
}

/** Letters of which a dispatcher hands so many to two clerks each, and all others to one. */
export function rationedLetters(twice = 100, clerks = 20, calls = 40): readonly (readonly string[])[] {
  const letters = Array.from({ length: clerks * calls - twice }, (_, letter) => letter);
  // Not from the first on: what comes round would come to the same clerk.
  const queue = [...letters, ...letters.slice(1, twice + 1)];
  return Array.from({ length: clerks }, (_, clerk) =>
    queue.filter((_, place) => place % clerks === clerk).map((letter) => `Letter to house ${letter}`),
  );
}

/** Twelve accounts dealt from one queue, among sixty people. */
export function queueContext(seed = 31): GroupContext {
  const queue = queueAccounts(12, { seed });
  return buildContext({ accounts: [...ordinaryAccounts(60, seed), ...queue], group: namesOf(queue) });
}

/** Twelve of seventy-two people. */
export function peopleContext(seed = 31): GroupContext {
  const accounts = ordinaryAccounts(72, seed);
  return buildContext({ accounts, group: namesOf(accounts.slice(0, 12)) });
}

/** Keepers who all work in the same hours. */
export function inStepContext(): GroupContext {
  const rng = createRng(8);
  const hours = Array.from({ length: 10 }, (_, day) => day * 48 + Math.floor(rng() * 24));
  return watchContext(
    Array.from({ length: 6 }, () => hours),
    20,
  );
}

/** Keepers who all work between eight and noon, each on days of his own. */
export function ownDaysContext(seed: number): GroupContext {
  const rng = createRng(seed);
  const days = (): readonly number[] => [...new Set(Array.from({ length: 12 }, () => Math.floor(rng() * 28)))];
  const members = Array.from({ length: 6 }, () => days().map((day) => day * 24 + 8 + Math.floor(rng() * 4)));
  return watchContext(members, 28, seed);
}

/** One fixed list for a whole class. */
export function classContext(): GroupContext {
  const list = Array.from({ length: 12 }, (_, index) => `Exercise ${index}`);
  return textContext(Array.from({ length: 10 }, () => list));
}

/** A batch in shards: every clerk sends letters of his own, three times each. */
export function shardedContext(): GroupContext {
  return textContext(
    Array.from({ length: 8 }, (_, clerk) => Array.from({ length: 24 }, (_, index) => `Shard ${clerk}, letter ${index % 8}`)),
  );
}

/** Accounts of whom the log says nothing but that they called. */
export function emptyContext(): GroupContext {
  const accounts = Array.from({ length: 4 }, (_, index): GroupAccount => ({ name: `mute-${index}`, calls: [{}, {}, {}] }));
  return buildContext({ accounts, group: namesOf(accounts.slice(0, 3)) });
}
