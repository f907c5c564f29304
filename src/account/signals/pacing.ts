import { describeGaps } from './describe-time.js';
import type { Signal } from './signal.js';

export const pacing: Signal = {
  id: 'pacing',
  family: 'time',
  kernel: 'histogram',
  leastBits: 0,
  mostBits: 1,
  describe: describeGaps,
  about: {
    title: 'Pacing',
    measures: 'agreement of the gaps between sampled calls, in powers of two of seconds',
    unit: 'Jensen–Shannon divergence in bits, negated; 0 is equal',
    source: 'Lin 1991, doi:10.1109/18.61115',
    weakness: 'gaps widen where an account has more calls than the sample keeps',
    innocentCause: 'the same client library',
  },
};
