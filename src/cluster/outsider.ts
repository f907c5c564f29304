/** A unit of a cohort outside the group, with its weight as a witness of how ordinary accounts of such content behave. */
export interface Outsider {
  readonly unit: number;
  readonly weight: number;
}

/** Weight of the whole log, in units, when a share among the outsiders is estimated: a handful of them is no measure. */
export const COHORT_PRIOR_UNITS = 5;

/**
 * An outsider that agrees with the group in everything is hardly a witness against it: it may be a member that just missed the bar. Each
 * counts by the probability that it is none, from its bits and the share of members in the cohort: one step of the estimation of a
 * mixture (Dempster, Laird and Rubin 1977, doi:10.1111/j.2517-6161.1977.tb01600.x). Taken in full, each lost member made the next
 * one look ordinary: of a hand-over pool of 56 on labelled worlds 24 were left, with the weights 55.
 */
export function weighOutsiders(
  cohort: readonly { readonly unit: number; readonly bits: number }[],
  members: ReadonlySet<number>,
): Outsider[] {
  const outside = cohort.filter(({ unit }) => !members.has(unit));
  const odds = (cohort.length - outside.length) / Math.max(1, outside.length);
  return outside.map(({ unit, bits }) => ({ unit, weight: 1 / (1 + odds * 2 ** bits) }));
}
