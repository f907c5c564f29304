import { callsOf, describeVolume } from './describe-volume.js';
import type { Signal } from './signal.js';

export const calls: Signal = {
  id: 'calls',
  family: 'volume',
  kernel: 'histogram',
  leastBits: 0,
  mostBits: 0,
  describe: (unit) => describeVolume(unit, callsOf(unit)),
  amount: callsOf,
  about: {
    title: 'Calls an account',
    measures: 'number of calls with text, in eighths of a doubling: who shares work out evenly gives every account the same',
    unit: 'bits: how few accounts outside a group have such a number; pairs are not compared',
    source: 'e-values after Vovk and Wang 2021, doi:10.1214/20-AOS2020; equal shares of work as a sign of one dispatcher: chosen',
    weakness: 'cover traffic and accounts that were opened late or banned early blur it; unequal shares avoid it',
    innocentCause: 'one quota for all, a fixed list of prompts, a homework',
  },
};
