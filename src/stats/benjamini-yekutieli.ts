import { adjustFalseDiscovery } from './adjust-false-discovery.js';

/**
 * Benjamini–Yekutieli q-values: as Benjamini–Hochberg, but valid whatever the dependence between the tests, at the price of a
 * factor 1 + 1/2 + … + 1/tests. To be quoted beside it when tests on one group share their calls.
 * @param pValues probabilities; null ("this test cannot say") stays null and is not counted as a test
 * @returns one q-value for each p-value, in the order given
 * @throws {RangeError} if a p-value is outside 0…1
 * @see Benjamini & Yekutieli 2001, theorem 1.3, doi:10.1214/aos/1013699998
 * @example benjaminiYekutieli([0.01, 0.04]) // [0.03, 0.06]
 */
export function benjaminiYekutieli(pValues: readonly (number | null)[]): (number | null)[] {
  return adjustFalseDiscovery(pValues, harmonicSum);
}

function harmonicSum(terms: number): number {
  let sum = 0;
  for (let i = terms; i >= 1; i--) sum += 1 / i;
  return sum;
}
