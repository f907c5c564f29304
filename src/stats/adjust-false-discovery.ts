/**
 * Step-up correction shared by Benjamini–Hochberg and Benjamini–Yekutieli.
 * q(i) = min over j ≥ i of min(1, factor × tests × p(j) / j), p sorted ascending
 * @param pValues probabilities; null ("this test cannot say") stays null and is not counted as a test
 * @param factorOf penalty from the number of tests: 1, or the harmonic sum
 * @returns one q-value for each p-value, in the order given
 * @throws {RangeError} if a p-value is outside 0…1
 * @see Benjamini & Yekutieli 2001, theorem 1.3, doi:10.1214/aos/1013699998
 * @example adjustFalseDiscovery([0.02, null], (tests) => 3 * tests) // [0.06, null]
 */
export function adjustFalseDiscovery(
  pValues: readonly (number | null)[],
  factorOf: (tests: number) => number,
): (number | null)[] {
  const order = pValues.flatMap((pValue, index) => (pValue === null ? [] : [{ pValue: checked(pValue), index }]));
  order.sort((a, b) => a.pValue - b.pValue || a.index - b.index);
  const qValues: (number | null)[] = pValues.map(() => null);
  const factor = factorOf(order.length) * order.length;
  let smallest = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const test = order[rank - 1]!;
    smallest = Math.min(smallest, (factor * test.pValue) / rank);
    qValues[test.index] = smallest;
  }
  return qValues;
}

function checked(pValue: number): number {
  if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`a p-value must lie in 0…1, got ${pValue}`);
  return pValue;
}
