import { countOf } from './count-of.js';
import type { ExplanationResult } from './finding.js';
import { type GroupContext, heterogeneity, meanTieBits, queueBits } from './group-context.js';
import { wordSpread } from './word-spread.js';

/**
 * Bounds of the accusation, looked at on 66 labelled worlds of some 1,700 accounts, three of them benign throughout. Of benign groups that
 * agree in a setting and that no explanation explained the strongest had 29 net bits; of campaigns the weakest that was found had 43.
 */
export const ACCUSATION = {
  /** Groups of three are within reach of chance in a log of thousands of accounts. */
  leastAccounts: 4,
  leastNetBits: 36,
  /** On those worlds groups of ordinary accounts lie at 0.65–1.0 and campaigns, dealt real people’s text among them, within 0.3 of 0. */
  mostHeterogeneity: 0.4,
  /** Ways in which members agree beyond content, each by at least so many bits a member. */
  leastSigns: 2,
  leastSignBits: 1,
  /**
   * Settings must be common, and one sign must be a setting or hours in step: users of an agent application have its texts, pace and
   * amounts of work. In each of those worlds some 110 of them came out as one group, with up to 557 net bits and no setting in common.
   */
  leastSettingBits: 0.5,
  /** Two-sided; the usual bound (Fisher 1925). It is one sign of two, never an accusation. */
  mostSynchronyPValue: 0.05,
} as const;

/** What one operator sets for all accounts. Clients, addresses and payment may only support. */
const SETTINGS = ['system-prompt', 'model', 'parameters'] as const;
/** What comes with automation, an operator's or an application's. */
const AUTOMATION = ['pacing', 'calls', 'conversations'] as const;
/** Texts and ways of writing that fit as shares of one queue better than those of ordinary accounts with such content. */
const ONE_QUEUE = 'content';
/** What an application brings its users, to the letter or to be filled in by them. */
const PROMPTS = ['system-prompt', 'system-wording'] as const;
/** No signs beside a common system prompt, or one of a common wording: an application brings its users the prompt, texts, pace and amounts of work together. */
const OF_AN_APPLICATION: readonly string[] = [ONE_QUEUE, ...AUTOMATION];
/** Signals that count as a sign of coordination beyond content. */
export const SIGNS = [...SETTINGS, 'system-wording', 'active-hours', ...AUTOMATION] as const;

export interface Decision {
  readonly isAccused: boolean;
  /** What is missing for an accusation, in words; empty when accused. */
  readonly missing: readonly string[];
}

/**
 * Coordination and one common queue, beyond what choosing the group explains, and no innocent explanation that explains it.
 * @param synchronyPValue asked only when common hours would count as a sign: users of one application share hours too, so hours
 * count only when the members are in step, or take turns, beyond their own daily rhythms
 */
export function decideAccusation(
  context: GroupContext,
  explanations: readonly ExplanationResult[],
  synchronyPValue: () => number | null,
): Decision {
  const missing: string[] = [];
  const { cluster, accounts } = context;
  if (accounts.length < ACCUSATION.leastAccounts)
    missing.push(`${countOf(accounts.length, 'account')}, ${ACCUSATION.leastAccounts} needed`);
  if (cluster.netBits < ACCUSATION.leastNetBits)
    missing.push(`${cluster.netBits.toFixed(1)} bits in all, ${ACCUSATION.leastNetBits} needed`);
  const spread = heterogeneity(cluster);
  if (spread === null || spread > ACCUSATION.mostHeterogeneity)
    missing.push(`heterogeneity ${wordSpread(spread)}, at most ${ACCUSATION.mostHeterogeneity} for one queue`);
  const signs = signsOfCoordination(context, synchronyPValue);
  if (signs.length < ACCUSATION.leastSigns)
    missing.push(`${countOf(signs.length, 'sign')} of coordination, ${ACCUSATION.leastSigns} needed`);
  if (SETTINGS.every((setting) => meanTieBits(context, setting) < ACCUSATION.leastSettingBits))
    missing.push('no system prompt, model or parameters in common');
  else if (signs.length >= ACCUSATION.leastSigns && signs.every((sign) => OF_AN_APPLICATION.includes(sign)))
    missing.push('texts, pace and amounts of work alone, as users of one application have them');
  for (const { title, verdict } of explanations) if (verdict === 'explains') missing.push(`explained by “${title}”`);
  return { isAccused: missing.length === 0, missing };
}

/**
 * What the members agree in, each by enough bits and counted as a sign.
 * @param synchronyPValue see decideAccusation
 */
export function signsOfCoordination(context: GroupContext, synchronyPValue: () => number | null): readonly string[] {
  const isStrong = (signal: string): boolean =>
    (signal === ONE_QUEUE ? queueBits(context) : meanTieBits(context, signal)) >= ACCUSATION.leastSignBits;
  const isCounted = (signal: string): boolean => {
    if (OF_AN_APPLICATION.includes(signal)) return !PROMPTS.some(isStrong);
    return signal !== 'active-hours' || (synchronyPValue() ?? 1) <= ACCUSATION.mostSynchronyPValue;
  };
  return [ONE_QUEUE, ...SIGNS].filter((signal) => isStrong(signal) && isCounted(signal));
}
