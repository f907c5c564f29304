import { describeColumn } from './describe-values.js';
import type { Signal } from './signal.js';

export const parameters: Signal = {
  id: 'parameters',
  family: 'configuration',
  kernel: 'category',
  leastBits: 0,
  mostBits: 5,
  describe: (unit) => describeColumn(unit, 'parameters'),
  about: {
    title: 'Request parameters',
    measures: 'agreement on the exact combination of request parameters, weighted by its rarity among accounts',
    unit: 'bits of rarity of the shared part',
    source: 'match weight with term frequency (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 1989)',
    weakness: 'varied at will by an operator, so a difference never subtracts',
    innocentCause: 'defaults of one library or tutorial',
  },
};
