/**
 * Bits of evidence from tail probabilities. A unit earns −log2 of its tail, but no more than the middle member, less log2(1 − ln(tail of the
 * middle member)): then what a unit outside the group earns is an e-value, 2^bits with a mean of at most 1 (Vovk and Wang 2021,
 * doi:10.1214/20-AOS2020). A habit that the members do not have in common so earns nobody anything, and nobody fits a
 * group better than its members do.
 * @param tails by place, 0 < tail ≤ 1; NaN for none
 * @param members places of the members
 * @returns bits by place; NaN for none, and all 0 when no member has a tail
 */
export function bitsOfTails(tails: Float64Array, members: readonly number[]): Float64Array {
  const own = Float64Array.from(members, (place) => tails[place] as number)
    .filter((tail) => !Number.isNaN(tail))
    .sort();
  const middle = own[Math.floor(own.length / 2)] ?? 1;
  const chanceBits = Math.log2(1 - Math.log(middle));
  return tails.map((tail) => 0 - Math.log2(Math.max(middle, tail)) - chanceBits);
}

/**
 * log2 of the mean of e-values, which is one again however they depend on each other (Vovk and Wang 2021), by place.
 * @returns NaN where none of them is known
 */
export function meanEvidence(alternatives: readonly Float64Array[]): Float64Array {
  const [first, ...others] = alternatives as [Float64Array, ...Float64Array[]];
  if (others.length === 0) return first;
  return first.map((_, place) => {
    let known = 0;
    let sum = 0;
    for (const bits of alternatives) {
      const own = bits[place] as number;
      if (Number.isNaN(own)) continue;
      known++;
      sum += 2 ** own;
    }
    return known === 0 ? Number.NaN : Math.log2(sum / known);
  });
}
