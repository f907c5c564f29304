import { heterogeneity, medianSharedTexts } from '../group-context.js';
import { percentOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Share of a typical member's texts that others sent too, from which the group shares a fixed set of texts rather than one queue. */
export const SHARED_SET_SHARE = 0.4;
/** Shared texts up to which chance and a queue with repeated rows account for them: campaigns on labelled worlds have 0 to 0.25. */
const SOME_SHARED = 0.15;
/** Heterogeneity below which members that share some texts repeat each other: pools of one queue on labelled worlds reach −0.44. */
export const REPEATING_HETEROGENEITY = -0.35;
/** …and below which they do even if hardly a text is equal: classes who reword one exercise lie at −3 to −9 on labelled worlds. */
const REWORDING_HETEROGENEITY = -1;

/** Evaluation harness, benchmark, class exercise, recorded load test: everybody sends the same texts. */
export const sameTexts: Explanation = {
  id: 'same-texts',
  about: {
    title: 'One fixed set of texts (evaluation, benchmark, class, load test)',
    measures:
      'share of a member’s distinct texts that another member sent too (median), and whether members are more alike than shares of one queue',
    unit: 'share of texts',
    source: 'measured on labelled worlds: evaluation sets 0.6–0.9, classes 0.6–0.75, campaigns 0–0.25',
    weakness: 'an operator who sends every prompt through every account looks like this',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'members send the same texts; more alike than random shares of one queue',
  assess(context) {
    const shared = medianSharedTexts(context);
    const spread = heterogeneity(context.cluster);
    if (shared === null) return { seen: 'no texts in the log', verdict: 'cannot-say' };
    const seen =
      shared === 0
        ? 'at least half of the members share no text with another member'
        : `half of the members share at least ${percentOf(shared)} of their texts with another member`;
    const mostSpread = shared > SOME_SHARED ? REPEATING_HETEROGENEITY : REWORDING_HETEROGENEITY;
    const isRepeating = spread !== null && spread < mostSpread;
    if (shared >= SHARED_SET_SHARE || isRepeating) return { seen, verdict: 'explains' };
    return { seen, verdict: shared > SOME_SHARED ? 'remains-possible' : 'unlikely' };
  },
};
