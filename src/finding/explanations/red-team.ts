import { FLAG_ERROR } from '../../account/fold.js';
import { countOf } from '../count-of.js';
import { callColumn } from '../group-context.js';
import { partOf } from '../percent-of.js';
import { wasRefused } from '../was-refused.js';
import type { Explanation } from './explanation.js';

/** Share of refused or failed calls from which testing of limits is a plain reading. */
const REFUSED_SHARE = 0.25;

/** Red team, bug bounty, prompt research: many refusals. */
export const redTeam: Explanation = {
  id: 'red-team',
  about: {
    title: 'Red team or prompt research',
    measures: 'share of the group’s calls that were refused, filtered or failed',
    unit: 'share of calls',
    source: 'stop reasons and status as logged, and the words of answers (text rule refusal)',
    weakness: 'refusals in words of other languages, or that come late in an answer, are not counted',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'a large part of the calls is refused',
  assess(context) {
    const refused = context.calls.filter(
      (call) => wasRefused(context.units[call.unit]!.unit, call.slot) || (callColumn(context, call, 'flags') & FLAG_ERROR) !== 0,
    ).length;
    const share = refused / Math.max(1, context.calls.length);
    const seen = `${partOf(share)} of ${countOf(context.calls.length, 'sampled call')} were refused, filtered or failed`;
    return { seen, verdict: share >= REFUSED_SHARE ? 'remains-possible' : 'unlikely' };
  },
};
