/** Below it a share moves by more than five points with one call, and nothing can be said. */
export const MIN_CALLS = 20;

/** Below it a central 95 % among ordinary accounts has no meaning: one account is already 5 %. */
export const MIN_ORDINARY = 20;

/**
 * The number of calls at which a group and the ordinary accounts are compared: as large as wanted, but no larger than the group,
 * nor than half of the ordinary accounts (and at least MIN_ORDINARY of them) can give; else only the busiest would be "ordinary".
 * @param groupCalls calls of the group
 * @param ordinaryCalls calls of each ordinary account
 * @param wanted upper end, ≥ MIN_CALLS
 * @returns calls ≥ MIN_CALLS; without enough ordinary accounts what the group alone allows; null when the group is too small
 */
export function commonSize(groupCalls: number, ordinaryCalls: readonly number[], wanted: number): number | null {
  if (groupCalls < MIN_CALLS) return null;
  const large = ordinaryCalls.filter((calls) => calls >= MIN_CALLS).sort((a, b) => b - a);
  if (large.length < MIN_ORDINARY) return Math.min(groupCalls, wanted);
  const needed = Math.max(MIN_ORDINARY, Math.ceil(large.length / 2));
  return Math.min(groupCalls, wanted, large[needed - 1]!);
}
