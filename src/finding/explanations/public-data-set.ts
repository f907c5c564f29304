import { selectionBits } from '../../cluster/refine.js';
import { SIGNS } from '../accuse.js';
import { countOf, wordCount } from '../count-of.js';
import { meanTieBits, queueBits } from '../group-context.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Bits by which members must agree in other ways before a common source of texts stops being enough. */
const OTHER_WAYS_BITS = 3;

/** Strangers who each draw from the same public data set. */
export const publicDataSet: Explanation = {
  id: 'public-data-set',
  about: {
    title: 'Independent users of one public data set',
    measures:
      'how many accounts outside the group send such content, how many of them could be random shares of the same source, and how far the members agree beyond content (scaffold, model, parameters, hours, pace, number of calls)',
    unit: 'accounts; bits a member',
    source: 'the group’s own cohort in this log; scan correction after Naus 1965, doi:10.1080/01621459.1965.10480810',
    weakness: 'a cohort smaller than the group gives little to compare with',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'other accounts are such shares of the same source too, and the members agree with each other in nothing else',
  assess(context) {
    const members = context.units.length;
    const outside = context.cluster.cohort.length - members;
    // Strangers who draw from the same source are random shares of it, as the members are; people who write of the same things are not.
    const shares = outside / 2 ** queueBits(context);
    const cost = selectionBits(members + Math.ceil(shares), members);
    const beyond = SIGNS.reduce((sum, id) => sum + Math.max(0, meanTieBits(context, id)), 0);
    const seen = `${countOf(outside, 'account')} outside the group with such content (the group is ${partOf(members / context.cluster.cohort.length)} of those that do)${outside === 0 ? '' : `, of whom some ${wordCount(Math.ceil(shares))} may be random shares of its source`}; members agree beyond content by ${beyond.toFixed(1)} bits each`;
    const needed = OTHER_WAYS_BITS + cost;
    if (beyond < cost) return { seen, verdict: 'explains' };
    return { seen, verdict: beyond < needed ? 'remains-possible' : 'unlikely' };
  },
};
