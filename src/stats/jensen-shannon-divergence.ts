/**
 * Jensen–Shannon divergence: how different two profiles are (hours of the week, lengths, topics). 0 for the same profile, 1 bit
 * for profiles without overlap; finite where the Kullback–Leibler divergence is not.
 * JSD = ½ Σ p log2(p / m) + ½ Σ q log2(q / m), m = (p + q) / 2
 * @param left counts or shares ≥ 0, one per bin; scaled to sum 1 here
 * @param right the same bins in the same order
 * @returns bits in 0…1, or null when one of them is empty (sum 0)
 * @throws {RangeError} if the numbers of bins differ or a count is below 0
 * @see Lin 1991, doi:10.1109/18.61115
 * @example jensenShannonDivergence([1, 0], [0, 3]) // 1
 */
export function jensenShannonDivergence(left: ArrayLike<number>, right: ArrayLike<number>): number | null {
  if (left.length !== right.length) throw new RangeError(`profiles need the same bins, got ${left.length} and ${right.length}`);
  const leftTotal = total(left);
  const rightTotal = total(right);
  if (leftTotal === 0 || rightTotal === 0) return null;
  let twice = 0;
  for (let i = 0; i < left.length; i++) {
    const p = left[i]! / leftTotal;
    const q = right[i]! / rightTotal;
    const mean = (p + q) / 2;
    if (p > 0) twice += p * Math.log2(p / mean);
    if (q > 0) twice += q * Math.log2(q / mean);
  }
  return Math.min(1, Math.max(0, twice / 2));
}

function total(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    if (!(counts[i]! >= 0)) throw new RangeError(`a count must be 0 or more, got ${counts[i]}`);
    sum += counts[i]!;
  }
  return sum;
}
