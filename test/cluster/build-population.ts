import { type Unit, unitsOf } from '../../src/account/unit.js';
import { createRng } from '../../src/stats/rng.js';
import { buildAccount, type SimpleCall } from '../account/build-record.js';

type Rng = () => number;

const FIRST_HOUR = 492_312;
const DAYS = 21;
const MODELS = ['anvil-large', 'anvil-small', 'bellows-2', 'chisel-mini'];
const AGENTS = ['forge-py/1.4', 'forge-js/2.0', 'curl/8.5', 'quarry-app/7', 'loom/0.9'];

/** An account before it is folded. */
export interface PlannedAccount {
  readonly name: string;
  readonly calls: readonly SimpleCall[];
}

export interface Habits {
  readonly model: string;
  readonly userAgent: string;
  readonly temperature: number | null;
  readonly system?: string;
  /** Clock hours since 1970 in which the account is active. */
  readonly hours: readonly number[];
}

export function unitsOfAccounts(accounts: readonly PlannedAccount[]): readonly Unit[] {
  return accounts.flatMap(({ name, calls }) => unitsOf(buildAccount(name, calls), null));
}

/** People who have nothing to do with each other: each with topics, hours, model, client and settings of their own. */
export function ordinaryAccounts(count: number, seed: number, system?: string): readonly PlannedAccount[] {
  return Array.from({ length: count }, (_, index) => {
    const rng = createRng(seed * 1_000 + index);
    const name = `person-${seed}-${index}`;
    const topic = topicOf(rng, 70);
    const texts = Array.from({ length: 30 + Math.floor(rng() * 25) }, () => sentence(rng, topic));
    return { name, calls: callsOf(texts, { ...ownHabits(rng), ...(system !== undefined && { system }) }, rng) };
  });
}

export interface QueueSettings {
  /** Chooses pool of texts and habits; accounts made with one seed draw from one pool. */
  readonly seed: number;
  readonly system?: string;
}

/** Accounts that draw their calls at random from one pool of texts, all with the habits of one dispatcher. */
export function queueAccounts(count: number, { seed, system }: QueueSettings): readonly PlannedAccount[] {
  const rng = createRng(seed);
  const topic = topicOf(rng, QUEUE_TOPIC_WORDS);
  const habits = { ...queueHabits(rng), ...(system !== undefined && { system }) };
  return Array.from({ length: count }, (_, index) => {
    const texts = Array.from({ length: 40 }, () => sentence(rng, topic));
    return { name: `queue-${seed}-${index}`, calls: callsOf(texts, habits, rng) };
  });
}

/** Strangers who draw from the pool of a queue, as from a public data set, each with habits of their own. */
export function sameTextAccounts(count: number, { seed, system }: QueueSettings): readonly PlannedAccount[] {
  const topic = topicOf(createRng(seed), QUEUE_TOPIC_WORDS);
  return Array.from({ length: count }, (_, index) => {
    const rng = createRng(seed * 2_000 + 77 + index);
    const texts = Array.from({ length: 40 }, () => sentence(rng, topic));
    return {
      name: `reader-${seed}-${index}`,
      calls: callsOf(texts, { ...ownHabits(rng), ...(system !== undefined && { system }) }, rng),
    };
  });
}

/** The same accounts with each one's calls and those of another account under one name. */
export function mixAccounts(own: readonly PlannedAccount[], dealt: readonly PlannedAccount[]): readonly PlannedAccount[] {
  return own.map(({ name, calls }, index) => ({ name: `mixed-${name}`, calls: [...calls, ...dealt[index]!.calls] }));
}

/** Habits of one dispatcher: a rare setting, and some hours of a few days. */
function queueHabits(rng: Rng): Habits {
  const hours = Array.from({ length: 6 }, () => FIRST_HOUR + 24 * Math.floor(rng() * DAYS)).flatMap((day) => [
    day + 1,
    day + 2,
    day + 3,
  ]);
  return { model: 'anvil-large', userAgent: 'forge-py/1.4', temperature: 0.83, hours };
}

function ownHabits(rng: Rng): Habits {
  const wake = Math.floor(rng() * 24);
  const days = Array.from({ length: 9 }, () => Math.floor(rng() * DAYS));
  return {
    model: MODELS[Math.floor(rng() * MODELS.length)]!,
    userAgent: AGENTS[Math.floor(rng() * AGENTS.length)]!,
    temperature: rng() < 0.6 ? null : Math.round(rng() * 10) / 10,
    hours: days.flatMap((day) => [0, 1, 2, 3, 5, 6].map((hour) => FIRST_HOUR + 24 * day + wake + hour).filter(() => rng() < 0.5)),
  };
}

function callsOf(texts: readonly string[], habits: Habits, rng: Rng): readonly SimpleCall[] {
  const { hours, system, temperature, model, userAgent } = habits;
  return texts.map((text) => ({
    text,
    model,
    userAgent,
    atMs: (hours[Math.floor(rng() * hours.length)]! + rng()) * 3_600_000,
    ...(system !== undefined && { system }),
    ...(temperature !== null && { parameters: { temperature } }),
  }));
}

const SYLLABLES = ['ba', 'ko', 'ri', 'stu', 'len', 'mar', 'to', 'vi', 'dra', 'ches', 'nu', 'pol'];
/** Words of everybody, the first far more common than the last. */
const COMMON = Array.from({ length: 60 }, (_, index) => word(index + 20_000));

function word(number: number): string {
  let left = number;
  let text = '';
  do {
    text += SYLLABLES[left % SYLLABLES.length];
    left = Math.floor(left / SYLLABLES.length);
  } while (left > 0);
  return text;
}

/** Trades that people write about; each has 120 words of its own. */
const TRADES = 9;
const TRADE_WORDS = 120;
const QUEUE_TOPIC_WORDS = 90;

/** Words of two trades, and a few of one's own out of a language of 5,000. */
function topicOf(rng: Rng, size: number): readonly string[] {
  const trades = [0, 1].map(() => 30_000 + Math.floor(rng() * TRADES) * TRADE_WORDS);
  return Array.from({ length: size }, (_, index) => {
    const trade = trades[index % 4];
    return word(
      trade === undefined && index % 8 === 3
        ? Math.floor(rng() * 5_000)
        : (trade ?? trades[0]!) + Math.floor(rng() * TRADE_WORDS),
    );
  });
}

function sentence(rng: Rng, topic: readonly string[]): string {
  const length = 9 + Math.floor(rng() * 9);
  const draw = (words: readonly string[]): string => words[Math.floor(words.length * rng() ** 1.6)]!;
  return Array.from({ length }, () => draw(rng() < 0.45 ? COMMON : topic)).join(' ');
}
