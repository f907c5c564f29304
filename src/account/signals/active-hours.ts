import { describeHours } from './describe-time.js';
import type { Signal } from './signal.js';

export const activeHours: Signal = {
  id: 'active-hours',
  family: 'time',
  kernel: 'hours',
  leastBits: 0,
  mostBits: 6,
  describe: describeHours,
  about: {
    title: 'Active at the same hours',
    measures:
      'overlap of the clock hours in which two accounts were active; an hour beside one of the other counts a quarter from either side',
    unit: 'shared hours over the geometric mean of active hours',
    source: 'cosine of binary activity vectors (Pacheco et al. 2021, doi:10.1609/icwsm.v15i1.18075)',
    weakness:
      'thin accounts share few hours; operators may give every account a clock of its own, so a difference never subtracts',
    innocentCause: 'office hours, classes, full-hour schedules, outages',
  },
};
