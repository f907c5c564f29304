import { describeHourOfWeek } from './describe-time.js';
import type { Signal } from './signal.js';

export const hourOfWeek: Signal = {
  id: 'hour-of-week',
  family: 'time',
  kernel: 'histogram',
  leastBits: 0,
  mostBits: 1,
  describe: describeHourOfWeek,
  about: {
    title: 'Hours of the week',
    measures: 'agreement of the weekly rhythm in blocks of three hours (UTC)',
    unit: 'Jensen–Shannon divergence in bits, negated; 0 is equal',
    source: 'Lin 1991, doi:10.1109/18.61115',
    weakness: 'people of one time zone agree; adds little beyond active hours',
    innocentCause: 'the same country',
  },
};
