import { regularisedGammaUpper } from './regularised-gamma-upper.js';

/**
 * Standard normal distribution function: probability of a value at or below z. Ask for −z to get an upper tail: it keeps its
 * digits down to about 1e-300, where `1 − normalCdf(z)` would have lost them at z = 8.
 * Φ(z) = ½ Q(½, z²/2) for z ≤ 0, and 1 − Φ(−z) above
 * @param z number of standard deviations
 * @returns probability in 0…1, relative error below 1e-12 for z ≤ 0
 * @throws {RangeError} if z is not a number
 * @see NIST Digital Library of Mathematical Functions, 7.11.2, https://dlmf.nist.gov/7.11
 * @example normalCdf(-4.5) // 0.0000033976731247300535
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z must be a number, got NaN');
  const tail = regularisedGammaUpper(0.5, (z * z) / 2) / 2;
  return z <= 0 ? tail : 1 - tail;
}
