import { describeColumn } from './describe-values.js';
import type { Signal } from './signal.js';

export const systemPrompt: Signal = {
  id: 'system-prompt',
  family: 'scaffold',
  kernel: 'category',
  leastBits: -1,
  mostBits: 8,
  describe: (unit) => describeColumn(unit, 'system'),
  about: {
    title: 'System prompt',
    measures: 'agreement on the exact system prompt, weighted by how few accounts use it',
    unit: 'bits of rarity of the shared part',
    source: 'document frequency over accounts (Spärck Jones 1972, doi:10.1108/eb026526)',
    weakness: 'one changed word per account hides it; how such prompts are worded is a signal of its own',
    innocentCause: 'a popular open-source application, one company, a tutorial prompt',
  },
};
