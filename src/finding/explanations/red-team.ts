import { FLAG_ERROR, FLAG_REFUSED } from '../../account/fold.js';
import { callColumn } from '../group-context.js';
import { type Explanation, percent } from './explanation.js';

/** Share of refused or failed calls from which testing of limits is a plain reading. */
const REFUSED_SHARE = 0.25;

/** Red team, bug bounty, prompt research: many refusals. */
export const redTeam: Explanation = {
  id: 'red-team',
  about: {
    title: 'Red team or prompt research',
    measures: 'share of the group’s calls that were refused, filtered or failed',
    unit: 'share of calls',
    source: 'stop reasons and status as logged',
    weakness: 'a refusal in plain words, without a stop reason, is not counted',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'a large part of the calls is refused',
  assess(context) {
    const refused = context.calls.filter(
      (call) => (callColumn(context, call, 'flags') & (FLAG_REFUSED | FLAG_ERROR)) !== 0,
    ).length;
    const share = refused / Math.max(1, context.calls.length);
    const seen = `${percent(share)} of ${context.calls.length} sampled calls were refused, filtered or failed`;
    return { seen, verdict: share >= REFUSED_SHARE ? 'remains-possible' : 'unlikely' };
  },
};
