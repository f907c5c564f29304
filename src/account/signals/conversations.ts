import { conversationsOf } from '../unit.js';
import { callsOf, describeVolume } from './describe-volume.js';
import type { Signal } from './signal.js';

export const conversations: Signal = {
  id: 'conversations',
  family: 'volume',
  kernel: 'histogram',
  leastBits: 0,
  mostBits: 0,
  describe: (unit) =>
    describeVolume(unit, (callsOf(unit) * conversationsOf(unit, unit.slots).length) / Math.max(1, unit.slots.length)),
  about: {
    title: 'Conversations an account',
    measures: 'number of conversations, in eighths of a doubling: a dispatcher deals tasks, and a task may take many calls',
    unit: 'Jensen–Shannon divergence in bits, negated; 0 is equal',
    source: 'Lin 1991, doi:10.1109/18.61115; division of work as a sign of one operator: chosen',
    weakness:
      'above 64 calls the number is estimated from the sample and too high; where the log names no conversations it is that of calls',
    innocentCause: 'one quota for all, a fixed list of prompts, a homework',
  },
};
