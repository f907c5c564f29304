import { columnOf } from '../unit.js';
import { describeValues } from './describe-values.js';
import type { Signal } from './signal.js';

export const promptOpening: Signal = {
  id: 'prompt-opening',
  family: 'content',
  kernel: 'category',
  leastBits: 0,
  mostBits: 5,
  describe: (unit) => describeValues(unit, (slot) => columnOf(unit.account, slot, 'head') || null),
  about: {
    title: 'Opening of prompts',
    measures: 'agreement on the first eight words of prompts, weighted by how few accounts use them',
    unit: 'bits of rarity of the shared part',
    source: 'document frequency over accounts (Spärck Jones 1972, doi:10.1108/eb026526)',
    weakness: 'needs a fixed opening; a shared text counts here too',
    innocentCause: 'the fixed instruction of a public data set, common phrases, shared exercises',
  },
};
