import { HOLDER_SHARE, holdersOf } from '../../cluster/holders.js';
import { POPULAR_OUTSIDE_SHARE } from '../../cluster/modal-value.js';
import { weightOf } from '../../cluster/weight-of.js';
import { countOf } from '../count-of.js';
import { type GroupContext, meanTieBits } from '../group-context.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** A popular application gives thousands of strangers one system prompt. */
export const popularApplication: Explanation = {
  id: 'popular-application',
  about: {
    title: 'Popular application with a fixed system prompt',
    measures: 'of all accounts that use the group’s system prompt, the share outside the group',
    unit: 'share of holders',
    source: 'document frequency over accounts (Spärck Jones 1972, doi:10.1108/eb026526)',
    weakness:
      'a campaign may hide under a popular application; its scaffold then counts for nothing and other signs must carry it',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'many accounts outside the group use the same system prompt, with content of their own',
  assess(context) {
    const common = commonScaffold(context);
    if (common === null) return { seen: 'the members have no system prompt in common', verdict: 'unlikely' };
    const { signal, value, members } = common;
    const holders = holdersOf(context.population, signal, value).length;
    const outside = Math.max(0, holders - members) / Math.max(1, holders);
    const seen = `${countOf(holders, 'user')} of ${SCAFFOLDS[common.id]} among the accounts, ${partOf(outside)} of them outside the group`;
    if (outside <= POPULAR_OUTSIDE_SHARE) return { seen, verdict: 'unlikely' };
    const carriedByOthers = ['model', 'parameters', 'active-hours'].some((id) => meanTieBits(context, id) >= 1);
    return { seen, verdict: carriedByOthers ? 'remains-possible' : 'explains' };
  },
};

/** The same prompt says more than the same wording, which is looked for only when members have prompts of their own. */
const SCAFFOLDS = { 'system-prompt': 'the system prompt', 'system-wording': 'a system prompt of this wording' } as const;

interface CommonScaffold {
  readonly id: keyof typeof SCAFFOLDS;
  readonly signal: number;
  readonly value: number;
  /** That have it. */
  readonly members: number;
}

function commonScaffold({ population, units }: GroupContext): CommonScaffold | null {
  for (const id of Object.keys(SCAFFOLDS) as (keyof typeof SCAFFOLDS)[]) {
    const signal = population.signals.findIndex((each) => each.id === id);
    const counts = new Map<number, number>();
    for (const { vectorOf } of units) {
      const vector = vectorOf(signal);
      for (const value of vector.ids)
        if (value !== 0 && weightOf(vector, value) >= HOLDER_SHARE) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const best = [...counts].sort(([left, a], [right, b]) => b - a || left - right)[0];
    if (best !== undefined && best[1] >= units.length / 2) return { id, signal, value: best[0], members: best[1] };
  }
  return null;
}
