import { wordingOf } from '../unit.js';
import { describeValues } from './describe-values.js';
import type { Signal } from './signal.js';

export const systemWording: Signal = {
  id: 'system-wording',
  family: 'scaffold',
  kernel: 'category',
  leastBits: 0,
  mostBits: 0,
  describe: (unit) => describeValues(unit, (slot) => wordingOf(unit, slot)),
  about: {
    title: 'System prompt wording',
    measures:
      'agreement on the words of the system prompt and their order, whatever words were exchanged, weighted by how few accounts use such a prompt',
    unit: 'bits of rarity of the shared part',
    source:
      'longest common subsequence (Hirschberg 1977, doi:10.1145/322033.322044) of words weighted by document frequency (Spärck Jones 1972, doi:10.1108/eb026526)',
    weakness:
      'a prompt rewritten from nothing for every account hides it; prompts are compared by their first 200 characters, and joined step by step: of many alike the first and the last may share little',
    innocentCause: 'one template of a tool, a course or a company that everybody fills in for themselves',
  },
};
