import { logGamma } from './log-gamma.js';

/**
 * Logarithm (base e) of the number of ways to choose `chosen` of `items`.
 * ln C(n, k) = ln Γ(n + 1) − ln Γ(k + 1) − ln Γ(n − k + 1)
 * @param items whole number ≥ 0
 * @param chosen whole number; outside 0…items there is no way, and the result is −Infinity
 * @throws {RangeError} if items is below 0
 * @see NIST Digital Library of Mathematical Functions, 26.3.1, https://dlmf.nist.gov/26.3
 * @example Math.exp(logBinomialCoefficient(5, 2)) // 10
 */
export function logBinomialCoefficient(items: number, chosen: number): number {
  if (chosen < 0 || chosen > items) return Number.NEGATIVE_INFINITY;
  if (chosen === 0 || chosen === items) return 0;
  return logGamma(items + 1) - logGamma(chosen + 1) - logGamma(items - chosen + 1);
}
