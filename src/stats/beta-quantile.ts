import { bisectIncreasing } from './bisect-increasing.js';
import { regularisedBeta } from './regularised-beta.js';

/**
 * Quantile of a beta distribution: inverse of the regularised incomplete beta function.
 * @param probability in 0…1
 * @param a > 0
 * @param b > 0
 * @returns x in 0…1 with I(x; a, b) = probability
 * @throws {RangeError} if the probability is outside 0…1 or a parameter is not above 0
 * @see {@link regularisedBeta}
 * @example betaQuantile(0.5, 2, 2) // 0.5
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability lies in 0…1, got ${probability}`);
  if (probability === 0 || probability === 1) return probability;
  return bisectIncreasing((x) => regularisedBeta(x, a, b), probability, { low: 0, high: 1 });
}
