import type { CoverageMeasure } from '../coverage.js';
import type { IncidenceTable } from '../incidence-table.js';

/**
 * Exact mean over all orders of the calls, so no order has to be drawn: of the k calls that hold a feature, the first one finds it
 * new, and each of them comes first in 1/k of the orders. The first call of an order, to which all is new, is taken out.
 */
export const noveltyRate: CoverageMeasure = {
  id: 'novelty-rate',
  about: {
    title: 'Novelty rate',
    measures:
      'share of a call’s content features that no earlier call held, over the second to the last call, averaged over all orders',
    unit: 'share of a call’s content features',
    source: 'Expected accumulation over random orders: Ugland, Gray & Ellingsen 2003, doi:10.1046/j.1365-2656.2003.00748.x',
    weakness: 'Short prompts hold few features, and one new word moves much. Paraphrase looks like novelty.',
    innocentCause: 'High: many users behind one account, or a writer’s work. Low: one task done many times.',
  },
  range: { low: 0, high: 1 },
  observe: (table) => {
    if (table.calls < 2) return { value: null, reason: 'fewer than two calls with content features' };
    const overall = meanShareFoundFirst(table);
    return { value: Math.max(0, (overall * table.calls - 1) / (table.calls - 1)), reason: null };
  },
};

function meanShareFoundFirst({ calls, callsPerKind, kindOfIncidence, ends }: IncidenceTable): number {
  let sum = 0;
  let at = 0;
  for (let call = 0; call < ends.length; call++) {
    const end = ends[call]!;
    const size = end - at;
    let found = 0;
    for (; at < end; at++) found += 1 / callsPerKind[kindOfIncidence[at]!]!;
    if (size > 0) sum += found / size;
  }
  return sum / calls;
}
