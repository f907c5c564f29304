/**
 * Bits of evidence from tail probabilities. A unit earns −log2 of its tail, but no more than the middle member, less log2(1 − ln(tail of the
 * middle member)): then what a unit outside the group earns is an e-value, 2^bits with a mean of at most 1 (Vovk and Wang 2021,
 * doi:10.1214/20-AOS2020). A habit that the members do not have in common so earns nobody anything, and nobody fits a
 * group better than its members do.
 * @param tails by unit, 0 < tail ≤ 1
 * @returns bits by unit; all 0 when no member has a tail
 */
export function bitsOfTails(tails: ReadonlyMap<number, number>, members: ReadonlySet<number>): Map<number, number> {
  const own = [...members].flatMap((unit) => tails.get(unit) ?? []).sort((left, right) => left - right);
  const middle = own[Math.floor(own.length / 2)] ?? 1;
  const chanceBits = Math.log2(1 - Math.log(middle));
  const bits = new Map<number, number>();
  for (const [unit, tail] of tails) bits.set(unit, 0 - Math.log2(Math.max(middle, tail)) - chanceBits);
  return bits;
}

/** log2 of the mean of e-values, which is one again however they depend on each other (Vovk and Wang 2021). */
export function meanEvidence(bits: readonly number[]): number {
  return Math.log2(bits.reduce((sum, each) => sum + 2 ** each, 0) / bits.length);
}
