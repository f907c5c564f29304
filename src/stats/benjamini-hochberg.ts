/**
 * Benjamini–Hochberg q-values: calling every test with q ≤ 0.05 keeps the expected share of false calls at 5 %. Holds for tests
 * that are independent or positively dependent, as tests over one population of accounts are taken to be here.
 * q(i) = min over j ≥ i of min(1, tests × p(j) / j)
 * @param pValues probabilities; null ("this test cannot say") stays null and is not counted as a test
 * @returns one q-value for each p-value, in the order given; never below its p-value
 * @throws {RangeError} if a p-value is outside 0…1
 * @see Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
 * @example benjaminiHochberg([0.01, null, 0.04, 0.03]) // [0.03, null, 0.04, 0.04]
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const order = pValues.flatMap((pValue, index) => (pValue === null ? [] : [{ pValue: checked(pValue), index }]));
  order.sort((a, b) => a.pValue - b.pValue || a.index - b.index);
  const qValues: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const test = order[rank - 1]!;
    smallest = Math.min(smallest, (order.length * test.pValue) / rank);
    qValues[test.index] = smallest;
  }
  return qValues;
}

function checked(pValue: number): number {
  if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`a p-value must lie in 0…1, got ${pValue}`);
  return pValue;
}
