import { timeOfCall } from '../../account/sampled-call.js';
import { HOURS_PER_WEEK, MS_PER_HOUR } from '../../durations.js';
import { type GroupContext, medianSharedTexts } from '../group-context.js';
import { partOf, percentOf } from '../percent-of.js';
import type { Explanation } from './explanation.js';

/** Hours of the week that lessons take, and the share of calls in them. Chosen: two hours on each school day. */
const LESSON_HOURS = 10;
const LESSON_SHARE = 0.8;
/** Share of a member's texts that others sent too: exercises, beside what each asks alone. Chosen, below the bound of same-texts. */
const SHARED_TEXTS = 0.15;

/** A class or course: common exercises in common hours. */
export const classroom: Explanation = {
  id: 'classroom',
  about: {
    title: 'Classroom or course',
    measures:
      'share of the group’s calls in its ten busiest hours of the week, and share of a member’s texts that others sent too (median)',
    unit: 'share of calls; share of texts',
    source: 'times and hashes of new turns of sampled calls; bounds chosen',
    weakness: 'courses over the network keep no common hours',
    innocentCause: 'it is the innocent cause',
  },
  predicts: 'common exercises, sent in the few hours of the week in which lessons are held',
  assess(context) {
    const shared = medianSharedTexts(context);
    const lessons = lessonShare(context);
    if (shared === null || lessons === null) return { seen: 'no texts or no times in the log', verdict: 'cannot-say' };
    const common =
      shared === 0
        ? 'at least half of the members share no text'
        : `half of the members share at least ${percentOf(shared)} of their texts`;
    const seen = `${partOf(lessons)} of the sampled calls fall into ten hours of the week; ${common}`;
    return { seen, verdict: lessons >= LESSON_SHARE && shared >= SHARED_TEXTS ? 'remains-possible' : 'unlikely' };
  },
};

function lessonShare(context: GroupContext): number | null {
  const byHour = new Array<number>(HOURS_PER_WEEK).fill(0);
  let calls = 0;
  for (const { unit, slot } of context.calls) {
    const atMs = timeOfCall(context.units[unit]!.unit.account.sample, slot);
    if (!Number.isFinite(atMs)) continue;
    const hour = Math.floor(atMs / MS_PER_HOUR) % HOURS_PER_WEEK;
    byHour[(hour + HOURS_PER_WEEK) % HOURS_PER_WEEK]!++;
    calls++;
  }
  if (calls === 0) return null;
  const busiest = byHour.sort((left, right) => right - left).slice(0, LESSON_HOURS);
  return busiest.reduce((sum, count) => sum + count, 0) / calls;
}
