import { columnOf } from '../unit.js';
import { describeValues } from './describe-values.js';
import type { Signal } from './signal.js';

export const payload: Signal = {
  id: 'payload',
  family: 'content',
  kernel: 'category',
  leastBits: 0,
  mostBits: 3,
  describe: (unit) => describeValues(unit, (slot) => columnOf(unit.account, slot, 'payload') || null),
  about: {
    title: 'Same payloads',
    measures: 'texts that stand word for word in both accounts, weighted by how few accounts sent them',
    unit: 'bits of rarity of the shared part',
    source: 'bottom-k sample of calls (Cohen and Kaplan 2007, doi:10.1145/1281100.1281133)',
    weakness: 'a divided queue shares none: absence says nothing',
    innocentCause: 'benchmarks, homework, greetings',
  },
};
