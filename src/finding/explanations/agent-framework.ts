import { median } from 'simple-statistics';
import { weightOf } from '../../cluster/weight-of.js';
import { countOf } from '../count-of.js';
import { callColumn, type GroupContext, meanTieBits, queueBits } from '../group-context.js';
import type { Explanation } from './explanation.js';

/** A system prompt is a member's own when this share of its calls carries it. */
const OWN_SHARE = 0.5;
/** Fewer different prompts are no crowd of applications (chosen). */
const LEAST_PROMPTS = 3;
/** Messages that a call of an agent carries at least: a task, a step and what came of it. */
const LEAST_MESSAGES = 3;
/** Bits a member from which hours are common. */
const COMMON_HOURS_BITS = 1;
/** Bits a member from which texts are shares of one queue: one in eight of those who send such content fits as well. */
const ONE_QUEUE_BITS = 3;

/**
 * Agents built with one framework wrap their calls alike, keep its pace and send its default model and settings. In a benign labelled world
 * whose agents were all given one model and one temperature, 104 of them came out as one suspected group; this keeps them apart.
 */
export const agentFramework: Explanation = {
  id: 'agent-framework',
  about: {
    title: 'Agents built with one framework',
    measures: 'different system prompts among the members, the share of the commonest, and messages that a call carries (median)',
    unit: 'prompts; share of members; messages',
    source: 'system prompts and messages of sampled calls; bounds chosen',
    weakness:
      'a campaign of agents that rewords its system prompt for every account, keeps no common hours and gives each account a body of text of its own looks the same',
    innocentCause: 'it is the innocent cause',
  },
  predicts:
    'calls carry several messages, members work under system prompts of their own or of several applications, at hours and on texts of their own',
  assess(context) {
    const prompts = ownPrompts(context);
    const messages = median([0, ...context.calls.map((call) => callColumn(context, call, 'messages'))]);
    const prompted = [...prompts.values()].reduce((sum, members) => sum + members, 0);
    const commonest = Math.max(0, ...prompts.values());
    const members = context.units.length;
    const seen = `${countOf(prompted, 'member')} of ${members} work under ${countOf(prompts.size, 'system prompt')}, ${commonest} of them under the commonest; half of the calls carry at least ${countOf(messages, 'message')}`;
    const isCrowd = 2 * prompted >= members && 2 * commonest < members && prompts.size >= LEAST_PROMPTS;
    if (!isCrowd || messages < LEAST_MESSAGES) return { seen, verdict: 'unlikely' };
    // A framework sets neither hours nor texts: agents of different people have tasks of their own.
    const isMore = meanTieBits(context, 'active-hours') >= COMMON_HOURS_BITS || queueBits(context) >= ONE_QUEUE_BITS;
    return { seen, verdict: isMore ? 'remains-possible' : 'explains' };
  },
};

/** Members by the system prompt that most of their calls carry; those without one are left out. */
function ownPrompts({ units, population }: GroupContext): ReadonlyMap<number, number> {
  const signal = population.signals.findIndex(({ id }) => id === 'system-prompt');
  const members = new Map<number, number>();
  for (const { vectorOf } of units) {
    const vector = vectorOf(signal);
    const own = vector.ids.find((value) => value !== 0 && weightOf(vector, value) >= OWN_SHARE);
    if (own !== undefined) members.set(own, (members.get(own) ?? 0) + 1);
  }
  return members;
}
