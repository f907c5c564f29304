import type { About } from '../about.js';
import { type HillOrder, hillNumber } from '../stats/hill-number.js';
import type { CoverageMeasure } from './coverage.js';

/** What the three Hill numbers have in common; each member adds its order and its words. */
export function defineEffectiveKinds(
  id: string,
  order: HillOrder,
  { title, measures, weakness }: Pick<About, 'title' | 'measures' | 'weakness'>,
): CoverageMeasure {
  return {
    id,
    about: {
      title,
      measures,
      unit: 'content features',
      source: `Hill number of order ${order} on incidences: Hill 1973, doi:10.2307/1934352; Chao et al. 2014, doi:10.1890/13-0133.1`,
      weakness,
      innocentCause:
        'High: a team, an app or an evaluation set with many subjects. Low: one job, one form, one classroom exercise.',
    },
    range: { low: 1, high: null },
    observe: ({ callsPerKind }) => {
      const value = hillNumber(callsPerKind, order);
      return { value, reason: value === null ? 'no call has content features' : null };
    },
  };
}
