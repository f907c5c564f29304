import { conversationsOf, type Unit } from '../unit.js';
import { callsOf, describeVolume } from './describe-volume.js';
import type { Signal } from './signal.js';

export const conversations: Signal = {
  id: 'conversations',
  family: 'volume',
  kernel: 'histogram',
  leastBits: 0,
  mostBits: 0,
  describe: (unit) => describeVolume(unit, countConversations(unit)),
  amount: countConversations,
  about: {
    title: 'Conversations an account',
    measures: 'number of conversations, in eighths of a doubling: a dispatcher deals tasks, and a task may take many calls',
    unit: 'bits: how few accounts outside a group have such a number; pairs are not compared',
    source: 'e-values after Vovk and Wang 2021, doi:10.1214/20-AOS2020; equal shares of work as a sign of one dispatcher: chosen',
    weakness: 'above 64 calls the number is estimated from the sample, and too high',
    innocentCause: 'one quota for all, a fixed list of tasks, a homework',
  },
};

/** Calls that begin with the same message are one conversation; above the sample's size their number is scaled up with the calls. */
function countConversations(unit: Unit): number {
  return unit.slots.length === 0 ? 0 : (callsOf(unit) * conversationsOf(unit, unit.slots).length) / unit.slots.length;
}
