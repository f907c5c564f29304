import { describeColumn } from './describe-values.js';
import type { Signal } from './signal.js';

export const model: Signal = {
  id: 'model',
  family: 'configuration',
  kernel: 'category',
  leastBits: -1,
  mostBits: 3,
  describe: (unit) => describeColumn(unit, 'model'),
  about: {
    title: 'Model',
    measures: 'agreement on the models asked, each weighted by how few accounts use it',
    unit: 'bits of rarity of the shared part',
    source: 'match weight with term frequency (Fellegi and Sunter 1969, doi:10.1080/01621459.1969.10501049; Winkler 1989)',
    weakness: 'few models exist; a campaign may use several',
    innocentCause: 'popular or default models',
  },
};
