import { describeColumn } from './describe-values.js';
import type { Signal } from './signal.js';

export const userAgent: Signal = {
  id: 'user-agent',
  family: 'client',
  kernel: 'category',
  leastBits: 0,
  mostBits: 3,
  describe: (unit) => describeColumn(unit, 'userAgent'),
  about: {
    title: 'Client',
    measures: 'agreement on the user agent, weighted by how few accounts use it',
    unit: 'bits of rarity of the shared part',
    source: 'match weight with term frequency (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 1989)',
    weakness: 'written by the caller',
    innocentCause: 'one popular library, one office image',
  },
};
