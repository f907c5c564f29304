import { hashText } from '../hash.js';
import { describeText } from './describe-values.js';
import type { Signal } from './signal.js';

export const emailDomain: Signal = {
  id: 'email-domain',
  family: 'infrastructure',
  kernel: 'category',
  leastBits: 0,
  mostBits: 2,
  describe: (unit) => describeText(unit.registration?.emailDomain, hashText),
  about: {
    title: 'E-mail domain',
    measures: 'the same e-mail domain in the accounts file, weighted by how few accounts have it',
    unit: 'bits of rarity',
    source: 'match weight with term frequency (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 1989)',
    weakness: 'needs accounts.csv; common providers say nothing',
    innocentCause: 'an employer, a school',
  },
};
