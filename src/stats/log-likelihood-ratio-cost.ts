/**
 * Cost of log-likelihood ratios (Cllr): how much the printed bits of evidence mislead on pairs whose truth is known. 0 is
 * perfect, 1 is what a witness scores who always says "no evidence either way"; above 1 the bits do harm.
 * Cllr = ½ (mean over same of log2(1 + 1/LR) + mean over different of log2(1 + LR)), LR = 2^bits
 * @param sameBits log2 likelihood ratios of pairs that belong together
 * @param differentBits log2 likelihood ratios of pairs that do not
 * @returns bits ≥ 0, +Infinity if a pair was excluded with certainty in error; null when one of the lists is empty
 * @throws {RangeError} if a ratio is not a number
 * @see Brümmer & du Preez 2006, doi:10.1016/j.csl.2005.08.001
 * @example logLikelihoodRatioCost([0], [0]) // 1
 */
export function logLikelihoodRatioCost(sameBits: ArrayLike<number>, differentBits: ArrayLike<number>): number | null {
  if (sameBits.length === 0 || differentBits.length === 0) return null;
  return (meanPenalty(sameBits, -1) + meanPenalty(differentBits, 1)) / 2;
}

function meanPenalty(bits: ArrayLike<number>, direction: 1 | -1): number {
  let sum = 0;
  for (let i = 0; i < bits.length; i++) sum += log2OnePlusPower(direction * bits[i]!);
  return sum / bits.length;
}

/** log2(1 + 2^x) without overflow. */
function log2OnePlusPower(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('a log-likelihood ratio must be a number, got NaN');
  return Math.max(x, 0) + Math.log1p(2 ** -Math.abs(x)) / Math.LN2;
}
