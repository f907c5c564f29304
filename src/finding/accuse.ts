import { countOf } from './count-of.js';
import type { ExplanationResult } from './finding.js';
import { type GroupContext, heterogeneity, meanTieBits } from './group-context.js';

/**
 * Bounds of the accusation. All were set on labelled worlds with benign-only controls: in 6 benign worlds (10,300 accounts) and 40
 * mixed ones no innocent group that the explanations left standing reached 33 net bits; campaigns of 10 or more accounts reached 62.
 */
export const ACCUSATION = {
  /** Groups of three are within reach of chance in a log of thousands of accounts. */
  leastAccounts: 4,
  leastNetBits: 40,
  /** Ordinary groups lie at 0.6–0.9, resellers and red teams at 0.4–0.7, shares of one queue within 0.3 of 0. */
  mostHeterogeneity: 0.4,
  /** Ways in which members agree beyond content, each by at least so many bits a member. */
  leastSigns: 2,
  leastSignBits: 1,
} as const;

/** Signals that count as a sign of coordination. Clients, addresses and payment may only support. */
export const SIGNS = ['system-prompt', 'model', 'parameters', 'active-hours'] as const;

export interface Decision {
  readonly isAccused: boolean;
  /** What is missing for an accusation, in words; empty when accused. */
  readonly missing: readonly string[];
}

/** Coordination and one common queue, beyond what choosing the group explains, and no innocent explanation that explains it. */
export function decideAccusation(context: GroupContext, explanations: readonly ExplanationResult[]): Decision {
  const missing: string[] = [];
  const { cluster, accounts } = context;
  if (accounts.length < ACCUSATION.leastAccounts)
    missing.push(`${countOf(accounts.length, 'account')}, ${ACCUSATION.leastAccounts} needed`);
  if (cluster.netBits < ACCUSATION.leastNetBits)
    missing.push(`${cluster.netBits.toFixed(1)} bits in all, ${ACCUSATION.leastNetBits} needed`);
  const spread = heterogeneity(cluster);
  if (spread === null || spread > ACCUSATION.mostHeterogeneity)
    missing.push(
      `heterogeneity ${spread === null ? 'unknown' : spread.toFixed(2)}, at most ${ACCUSATION.mostHeterogeneity} for one queue`,
    );
  const signs = SIGNS.filter((signal) => meanTieBits(context, signal) >= ACCUSATION.leastSignBits);
  if (signs.length < ACCUSATION.leastSigns)
    missing.push(`${countOf(signs.length, 'sign')} of coordination, ${ACCUSATION.leastSigns} needed`);
  for (const { title, verdict } of explanations) if (verdict === 'explains') missing.push(`explained by: ${title}`);
  return { isAccused: missing.length === 0, missing };
}
