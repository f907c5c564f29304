import { rubricGrading } from '../../account/text-rules/rubric-grading.js';
import { largestCount } from '../../stats/largest-count.js';
import { callColumn, type GroupContext } from '../group-context.js';
import { partOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Share of calls that grade, and share of calls under one system prompt, from which a harness is a plain reading. Chosen. */
const GRADING_SHARE = 0.5;
const ONE_PROMPT_SHARE = 0.5;

/** A model that judges answers, in an evaluation or in continuous integration. */
export const judgeHarness: Explanation = {
  id: 'judge-harness',
  about: {
    title: 'Model as a judge (evaluation, continuous integration)',
    measures: 'share of the group’s calls that grade answers by a rubric, and share under its commonest system prompt or opening',
    unit: 'share of calls',
    source: 'text rule rubric-grading; bounds chosen',
    weakness: 'grading for an evaluation and grading for training look alike',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'most calls grade answers under one fixed prompt',
  assess(context) {
    const { calls } = context;
    const grading = calls.filter((call) => (callColumn(context, call, 'rules') & (1 << rubricGrading.bit)) !== 0).length;
    const share = grading / Math.max(1, calls.length);
    const one = commonestShare(context);
    const seen = `${partOf(share)} of the sampled calls grade answers; the commonest system prompt or opening has ${partOf(one)} of the calls`;
    return { seen, verdict: share >= GRADING_SHARE && one >= ONE_PROMPT_SHARE ? 'remains-possible' : 'unlikely' };
  },
};

/** Share of calls under the commonest system prompt; of prompts without one, under the commonest opening. */
export function commonestShare(context: GroupContext): number {
  const counts = new Map<number, number>();
  for (const call of context.calls) {
    const value = callColumn(context, call, 'system') || callColumn(context, call, 'head');
    if (value !== 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return largestCount(counts.values()) / Math.max(1, context.calls.length);
}
