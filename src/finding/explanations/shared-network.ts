import { largestCount } from '../../stats/largest-count.js';
import { countOf } from '../count-of.js';
import { callColumn } from '../group-context.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/**
 * Share of the group's calls from one address from which a shared network is a plain reading. It never explains a group by itself:
 * one exit is also the cheapest way to run a pool; a class gives itself away by its common texts (see same-texts).
 */
const ONE_ADDRESS_SHARE = 0.3;

/** A classroom, office or campus behind one address. */
export const sharedNetwork: Explanation = {
  id: 'shared-network',
  about: {
    title: 'Classroom, office or campus behind one address',
    measures: 'share of the group’s calls that come from its commonest network address',
    unit: 'share of calls',
    source: 'address as seen by the log’s writer',
    weakness: 'proxies spread one operator over many addresses: many addresses exclude nothing',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'most calls come from one address, in common hours, with texts in common',
  assess(context) {
    const calls = context.calls.map((call) => callColumn(context, call, 'ip')).filter((address) => address !== 0);
    if (calls.length === 0) return { seen: 'the log holds no addresses', verdict: 'cannot-say' };
    const counts = new Map<number, number>();
    for (const address of calls) counts.set(address, (counts.get(address) ?? 0) + 1);
    const share = largestCount(counts.values()) / calls.length;
    const seen = `${countOf(counts.size, 'address', 'addresses')}; the commonest has ${partOf(share)} of the sampled calls`;
    return { seen, verdict: share >= ONE_ADDRESS_SHARE ? 'remains-possible' : 'unlikely' };
  },
};
