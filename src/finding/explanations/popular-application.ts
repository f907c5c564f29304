import type { SparseVector } from '../../account/unit.js';
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
    const { value, members } = commonestSystemPrompt(context);
    if (value === 0) return { seen: 'the members have no system prompt in common', verdict: 'unlikely' };
    const holders = holdersOf(context.population, systemSignal(context), value).length;
    const outside = Math.max(0, holders - members) / Math.max(1, holders);
    const seen = `${countOf(holders, 'user')} of the system prompt among the accounts, ${partOf(outside)} of them outside the group`;
    if (outside <= POPULAR_OUTSIDE_SHARE) return { seen, verdict: 'unlikely' };
    const carriedByOthers = ['model', 'parameters', 'active-hours'].some((id) => meanTieBits(context, id) >= 1);
    return { seen, verdict: carriedByOthers ? 'remains-possible' : 'explains' };
  },
};

function systemSignal({ population }: GroupContext): number {
  return population.signals.findIndex(({ id }) => id === 'system-prompt');
}

function commonestSystemPrompt(context: GroupContext): { value: number; members: number } {
  const signal = systemSignal(context);
  const counts = new Map<number, number>();
  for (const { vectors } of context.units) {
    const vector = vectors[signal] as SparseVector;
    for (const value of vector.ids)
      if (value !== 0 && weightOf(vector, value) >= HOLDER_SHARE) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const best = [...counts].sort(([left, a], [right, b]) => b - a || left - right)[0];
  return best && best[1] >= context.units.length / 2 ? { value: best[0], members: best[1] } : { value: 0, members: 0 };
}
