import { columnOf } from '../unit.js';
import { describeValues } from './describe-values.js';
import type { Signal } from './signal.js';

export const address: Signal = {
  id: 'address',
  family: 'infrastructure',
  kernel: 'category',
  leastBits: 0,
  mostBits: 4,
  describe: (unit) => describeValues(unit, (slot) => columnOf(unit.account, slot, 'ip') || null),
  about: {
    title: 'Network address',
    measures: 'agreement on network addresses, weighted by how few accounts use them',
    unit: 'bits of rarity of the shared part',
    source: 'match weight with term frequency (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 1989)',
    weakness: 'proxies hide it, a campus shares it',
    innocentCause: 'households, offices, campuses, cloud egress',
  },
};
