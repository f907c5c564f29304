import { sum } from 'simple-statistics';
import type { Tie } from '../cluster/cluster.js';
import { WORDING } from '../cluster/common-value.js';
import { limitTies } from '../cluster/family-limits.js';
import { quantile } from '../stats/quantile.js';
import { compareAmounts } from './compare-amounts.js';
import type { EvidenceBar, Quote } from './finding.js';
import type { GroupContext } from './group-context.js';
import { wordAmounts, wordHabit, wordSharedValue } from './word-ties.js';
import { wordPrompts } from './word-wordings.js';

/** Chooses the calls quoted beside a bar. */
type QuoteCalls = (signal: string) => readonly Quote[];

/**
 * One bar a signal: what it ties the members by, within the limits of its family, summed over members, less its part of what choosing
 * the members costs, cut to what the reference pairs can carry.
 */
export function evidenceBars(context: GroupContext, capBits: number, quotesOf: QuoteCalls): readonly EvidenceBar[] {
  const { cluster, population } = context;
  const sums = sumBySignal(context);
  const gain = sum([...sums.values()].map(({ bits }) => Math.max(0, bits)));
  const cost = cluster.selectionBits * cluster.members.length;
  const bars: EvidenceBar[] = [];
  for (const { id, about, amount } of population.signals) {
    const raw = sums.get(id);
    if (raw === undefined) continue;
    const amounts = amount === undefined ? null : compareAmounts(context, amount);
    const net = raw.bits - (gain > 0 ? (cost * Math.max(0, raw.bits)) / gain : 0);
    const bits = Math.min(capBits, Math.max(-capBits, net));
    bars.push({
      id,
      title: about.title,
      bits,
      capped: raw.isLimited || bits !== net,
      statement: `${wordBar(context, id)}${amounts === null ? '' : `; ${wordAmounts(amounts)}`}`,
      ...(amounts && { amounts }),
      quotes: quotesOf(id),
    });
  }
  return bars.sort((left, right) => right.bits - left.bits || (left.id < right.id ? -1 : 1));
}

export function wordTie({ signal, statement }: Tie, labels: ReadonlyMap<number, string>): string {
  switch (statement.kind) {
    case 'shared-value':
      return wordSharedValue(signal, statement, labels);
    case 'habit':
      return wordHabit(signal, statement.tailProbability, statement.reference);
    case 'no-common-value':
      return 'no value in common';
    default:
      return statement satisfies never;
  }
}

/** Bits of each signal over all members, within the limits of the families, and whether a limit cut them. */
function sumBySignal({ cluster, population }: GroupContext): Map<string, { bits: number; isLimited: boolean }> {
  const sums = new Map<string, { bits: number; isLimited: boolean }>();
  for (const { ties } of cluster.members) {
    limitTies(population.signals, ties).forEach((tie, index) => {
      const known = sums.get(tie.signal) ?? { bits: 0, isLimited: false };
      const isLimited = known.isLimited || Math.abs(tie.bits) < Math.abs((ties[index] as Tie).bits);
      sums.set(tie.signal, { bits: known.bits + tie.bits, isLimited });
    });
  }
  return sums;
}

/** The sentence of a bar: the shared value, or the middle member's place among outsiders. */
function wordBar(context: GroupContext, signal: string): string {
  const ties = context.cluster.members.flatMap((member) => member.ties.filter((tie) => tie.signal === signal));
  const shared = ties.find((tie) => tie.statement.kind === 'shared-value')?.statement;
  if (shared?.kind === 'shared-value') {
    const prompts = signal === WORDING ? wordPrompts(context, shared.value) : '';
    return `${wordSharedValue(signal, shared, context.labels)}${prompts}`;
  }
  const tails = ties.flatMap(({ statement }) => (statement.kind === 'habit' ? [statement.tailProbability] : []));
  const reference = ties[0]?.statement.kind === 'habit' ? ties[0].statement.reference : 0;
  const middle = quantile(tails, 0.5);
  return middle === null ? 'nothing to compare' : `half of the members have ${wordHabit(signal, middle, reference)}`;
}
