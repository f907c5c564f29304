import { stirlingRemainder } from './stirling-remainder.js';

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * Logarithm (base e) of the gamma function, for binomial coefficients and tail probabilities that a double cannot hold.
 * ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + Stirling's remainder
 * @param x > 0
 * @returns error below 1e-14, relative for large results and absolute around the zeros at 1 and 2
 * @throws {RangeError} if x is not above 0
 * @see NIST Digital Library of Mathematical Functions, 5.11.1, https://dlmf.nist.gov/5.11; {@link stirlingRemainder}
 * @example Math.exp(logGamma(5)) // 24
 */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingRemainder(x);
}
