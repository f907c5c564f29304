import { bisectIncreasing } from './bisect-increasing.js';
import { normalCdf } from './normal-cdf.js';

/** Further out than any double's probability: Φ(−39) is below the smallest one. */
const FARTHEST_Z = 39;

/**
 * Standard normal quantile: how many standard deviations lie below a given share. For interval half-widths.
 * @param probability in (0, 1)
 * @returns z with Φ(z) = probability
 * @throws {RangeError} if the probability is not inside 0…1
 * @see {@link normalCdf}
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`a probability lies between 0 and 1, got ${probability}`);
  if (probability > 0.5) return -normalQuantile(1 - probability);
  return bisectIncreasing(normalCdf, probability, { low: -FARTHEST_Z, high: 0 });
}
