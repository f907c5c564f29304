import { regularisedGammaUpper } from './regularised-gamma-upper.js';

/**
 * Upper tail of the chi-square distribution: p-value of a goodness-of-fit statistic.
 * P(X ≥ statistic) = Q(degrees / 2, statistic / 2)
 * @param statistic ≥ 0
 * @param degreesOfFreedom > 0
 * @returns probability in 0…1
 * @throws {RangeError} if the statistic is below 0 or the degrees of freedom are not above 0
 * @see NIST Digital Library of Mathematical Functions, 8.2.4, https://dlmf.nist.gov/8.2
 * @example chiSquareSurvival(4, 2) // 0.1353352832366127 (e to the −2)
 */
export function chiSquareSurvival(statistic: number, degreesOfFreedom: number): number {
  return regularisedGammaUpper(degreesOfFreedom / 2, statistic / 2);
}
