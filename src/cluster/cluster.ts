/** The type that leaves the `cluster` step: units that look like shares of one operation, before anything is said of guilt. */

/** What ties one unit to the rest of its group, in bits by family; every bit was measured with the unit itself left out. */
export interface Member {
  /** Index into the population's units. */
  readonly unit: number;
  /** Content similarity to the rest of the group over similarity within: 1 for shares of one queue. */
  readonly contentRatio: number;
  readonly ties: readonly Tie[];
  /** Sum of the ties less what choosing this unit out of its cohort costs. */
  readonly netBits: number;
  /** Probability that the unit is none of the group's (see weighMembership). */
  readonly outsiderProbability: number;
}

export interface Tie {
  /** Signal id. */
  readonly signal: string;
  readonly bits: number;
  readonly statement: TieStatement;
}

/** Facts behind a tie; put into words by the report. */
export type TieStatement =
  | { readonly kind: 'shared-value'; readonly value: number; readonly shareInGroup: number; readonly shareOutside: number }
  | { readonly kind: 'no-common-value' }
  | { readonly kind: 'habit'; readonly tailProbability: number; readonly reference: number };

export interface Cluster {
  readonly members: readonly Member[];
  /** Units that agree with the group by more than choosing them costs, but not surely enough to be members. */
  readonly near: readonly Pick<Member, 'unit' | 'netBits'>[];
  /** Units whose content would fit the group, members included, ascending: the cohort out of which the members were chosen. */
  readonly cohort: readonly number[];
  /** Bits that choosing a member out of the cohort costs (scan correction). */
  readonly selectionBits: number;
  /** Sum of the members' net bits. */
  readonly netBits: number;
  /** Mean weighted overlap between calls of different members, and within members. */
  readonly betweenContent: number;
  readonly withinContent: number;
  /**
   * Share of the thresholds of link strength at which the group came out: a community that refines to it, or lies inside it. 0 for one that
   * came out within a crowd alone.
   */
  readonly stability: number;
  /** Groups of different content that one exclusive scaffold joined into this one; 1 for a group found as it is. */
  readonly parts: number;
}
