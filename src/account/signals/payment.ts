import { hashText } from '../hash.js';
import { describeText } from './describe-values.js';
import type { Signal } from './signal.js';

export const payment: Signal = {
  id: 'payment',
  family: 'infrastructure',
  kernel: 'category',
  leastBits: 0,
  mostBits: 4,
  describe: (unit) => describeText(unit.registration?.paymentHash, hashText),
  about: {
    title: 'Means of payment',
    measures: 'the same payment hash in the accounts file, weighted by how few accounts have it',
    unit: 'bits of rarity',
    source: 'match weight with term frequency (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 1989)',
    weakness: 'needs accounts.csv; virtual cards hide it',
    innocentCause: 'families, company cards, schools',
  },
};
