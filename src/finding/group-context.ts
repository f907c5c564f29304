import { median, sum } from 'simple-statistics';
import type { Column } from '../account/call-columns.js';
import type { Facts } from '../account/registration.js';
import { columnOf } from '../account/unit.js';
import type { Cluster } from '../cluster/cluster.js';
import type { DescribedUnit, Population } from '../link/population.js';
import { deriveSeed } from '../stats/derive-seed.js';
import { createRng } from '../stats/rng.js';

/** One sampled call of a group's member. */
export interface GroupCall {
  /** Index into the group's units. */
  readonly unit: number;
  readonly slot: number;
}

/** Everything a test or an innocent explanation may look at. */
export interface GroupContext {
  readonly population: Population;
  readonly cluster: Cluster;
  readonly units: readonly DescribedUnit[];
  /** Distinct accounts behind the units. */
  readonly accounts: readonly string[];
  readonly calls: readonly GroupCall[];
  /** Units that stand in no group: the log's ordinary accounts. */
  readonly ordinary: readonly number[];
  readonly labels: ReadonlyMap<number, string>;
  readonly facts: Facts | null;
  /** A random source of its own for each use. */
  rng(use: string): () => number;
  /** The same for every group of the log: for what is drawn once and asked by all. */
  commonRng(use: string): () => number;
}

interface ContextSource {
  readonly population: Population;
  readonly labels: ReadonlyMap<number, string>;
  readonly facts: Facts | null;
  readonly ordinary: readonly number[];
  readonly seed: number;
}

export function groupContext(source: ContextSource, cluster: Cluster, name: string): GroupContext {
  const units = cluster.members.map(({ unit }) => source.population.units[unit] as DescribedUnit);
  return {
    population: source.population,
    cluster,
    units,
    accounts: [...new Set(units.map(({ unit }) => unit.account.account))].sort((left, right) => (left < right ? -1 : 1)),
    calls: units.flatMap(({ unit }, index) => unit.slots.map((slot) => ({ unit: index, slot }))),
    ordinary: source.ordinary,
    labels: source.labels,
    facts: source.facts,
    rng: (use) => createRng(deriveSeed(source.seed, `${name}/${use}`)),
    commonRng: (use) => createRng(deriveSeed(source.seed, use)),
  };
}

export function callColumn({ units }: GroupContext, { unit, slot }: GroupCall, column: Column): number {
  return columnOf(units[unit]!.unit.account, slot, column);
}

/** Bits that one signal ties the members by, on average. */
export function meanTieBits({ cluster }: Pick<GroupContext, 'cluster'>, signal: string): number {
  const bits = cluster.members.flatMap(({ ties }) => ties.filter((tie) => tie.signal === signal).map((tie) => tie.bits));
  return sum(bits) / cluster.members.length;
}

/**
 * Bits a member by which texts and ways of writing fit as shares of one queue, measured against the others who send such content: of these
 * about one in 2^bits fits as well.
 */
export function queueBits(context: Pick<GroupContext, 'cluster'>): number {
  return ['content', 'style'].reduce((bits, signal) => bits + Math.max(0, meanTieBits(context, signal)), 0);
}

/** 1 − similarity between members / similarity within: 0 for shares of one queue, near 1 for strangers, below 0 for shared texts. */
export function heterogeneity({
  betweenContent,
  withinContent,
}: {
  readonly betweenContent: number;
  readonly withinContent: number;
}): number | null {
  return withinContent > 0 ? 1 - betweenContent / withinContent : null;
}

/** Of each text of the group, the accounts that sent it. */
export function holdersOfTexts(context: GroupContext): ReadonlyMap<number, ReadonlySet<string>> {
  const holders = new Map<number, Set<string>>();
  for (const call of context.calls) {
    const payload = callColumn(context, call, 'payload');
    if (payload === 0) continue;
    const { account } = context.units[call.unit]!.unit.account;
    const known = holders.get(payload);
    if (known === undefined) holders.set(payload, new Set([account]));
    else known.add(account);
  }
  return holders;
}

/** Of each member's distinct texts, the share that another account of the group sent too; the median over members. */
export function medianSharedTexts(context: GroupContext): number | null {
  const holders = holdersOfTexts(context);
  const own = context.units.map(() => new Set<number>());
  for (const call of context.calls) {
    const payload = callColumn(context, call, 'payload');
    if (payload !== 0) own[call.unit]!.add(payload);
  }
  const shares = own
    .filter((texts) => texts.size > 0)
    .map((texts) => [...texts].filter((text) => holders.get(text)!.size > 1).length / texts.size);
  return shares.length === 0 ? null : median(shares);
}
