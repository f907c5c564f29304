import { binomialUpperTailLog2 } from './binomial-upper-tail-log2.js';

/**
 * Quantile of a binomial distribution: the fewest successes that at most so many are with at least this probability. Two of them bound
 * what chance alone gives, without the normal approximation that fails for few trials and for rare successes.
 * smallest k with P(X ≤ k) ≥ probability
 * @param probability in (0, 1)
 * @param trials whole number ≥ 0
 * @param success probability of a success in one trial, 0…1
 * @returns whole number in 0…trials
 * @throws {RangeError} if the probability is not inside 0…1, or for what the upper tail refuses; cost trials × log trials
 * @see NIST Digital Library of Mathematical Functions, 26.3; {@link binomialUpperTailLog2}
 * @example binomialQuantile(0.5, 3, 0.5) // 1
 */
export function binomialQuantile(probability: number, trials: number, success: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`a probability must lie inside 0…1, got ${probability}`);
  let low = 0;
  let high = trials;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (2 ** binomialUpperTailLog2(middle + 1, trials, success) <= 1 - probability) high = middle;
    else low = middle + 1;
  }
  return low;
}
