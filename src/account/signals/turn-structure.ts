import { describeMagnitude } from './describe-values.js';
import type { Signal } from './signal.js';

export const turnStructure: Signal = {
  id: 'turn-structure',
  family: 'shape',
  kernel: 'histogram',
  leastBits: -2,
  mostBits: 0.5,
  describe: (unit) => describeMagnitude(unit, 'messages'),
  about: {
    title: 'Turn structure',
    measures: 'agreement of the number of messages that calls carry: single questions against long conversations',
    unit: 'Jensen–Shannon divergence in bits, negated; 0 is equal',
    source: 'Lin 1991, doi:10.1109/18.61115',
    weakness: 'single-turn use is common among products and scripts',
    innocentCause: 'any two scripted single-turn clients',
  },
};
