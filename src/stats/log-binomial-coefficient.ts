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
  return logFactorial(items) - logFactorial(chosen) - logFactorial(items - chosen);
}

/** Factorials that are remembered: groups, pools and cohorts are counted in hundreds and thousands, again and again. */
const REMEMBERED = 2 ** 14;
const known = new Float64Array(REMEMBERED).fill(Number.NaN);

function logFactorial(items: number): number {
  if (!(items < REMEMBERED) || !Number.isInteger(items)) return logGamma(items + 1);
  const before = known[items] as number;
  if (!Number.isNaN(before)) return before;
  const computed = logGamma(items + 1);
  known[items] = computed;
  return computed;
}
