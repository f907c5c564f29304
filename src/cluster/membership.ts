import { outsiderProbability } from './outsider.js';
import { fitOutsiderTail } from './outsider-tail.js';
import type { Scoring } from './score-units.js';

/**
 * A unit is named when the probability that it is none of the group's is at most this. On 102 labelled worlds 7 of some 175,000 innocent
 * accounts were named with it; 10 with 0.03, one in a group so small that fewer than 98 of 100 accused were members, for 132 members more of 9,998.
 */
const MOST_OUTSIDER_PROBABILITY = 0.02;
/**
 * The same by how far outsiders reach, half of it, since a tail is carried on beyond what was seen. In the groups of 197 labelled worlds 190
 * members were named by it, beside 14,590 by their bits and shares, and no innocent account; with 0.02 148 more, and three innocents,
 * one where fewer than 98 of 100 accused were then members.
 */
const MOST_TAIL_PROBABILITY = 0.01;

export interface Membership {
  /** Probability that a unit of so many bits is none of the group's. */
  readonly outsiderProbability: number;
  /** Whether that is small enough to name it. */
  readonly isNamed: boolean;
}

/** How surely the units that shape a group belong to it, by their bits: by the shares of members and outsiders, and by how far the outsiders reach. */
export function weighMembership({ cohort, profile }: Pick<Scoring, 'cohort' | 'profile'>): (bits: number) => Membership {
  const bitsOf = (isMember: boolean): number[] =>
    cohort.filter(({ unit }) => profile.members.has(unit) === isMember).map(({ bits }) => bits);
  const shares = { members: profile.members.size, size: cohort.length };
  const byTail = fitOutsiderTail({ members: bitsOf(true), outsiders: bitsOf(false) });
  return (bits) => {
    const ofShares = outsiderProbability(bits, shares);
    const ofTail = byTail?.(bits) ?? 1;
    return {
      outsiderProbability: Math.min(ofShares, ofTail),
      isNamed: ofShares <= MOST_OUTSIDER_PROBABILITY || ofTail <= MOST_TAIL_PROBABILITY,
    };
  };
}
