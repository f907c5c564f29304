import { logBinomialCoefficient } from '../stats/log-binomial-coefficient.js';

/**
 * Kinds expected in n of N calls drawn without order: Σ over kinds of 1 − C(N − c, n) / C(N, n), c = calls that hold the kind
 * (sample-based rarefaction; Ugland, Gray and Ellingsen 2003, doi:10.1046/j.1365-2656.2003.00748.x, equation 4).
 * Kinds of equal c are summed once, so a point costs the distinct counts and not the kinds; the shares are remembered, since a hundred
 * pools of as many calls are asked the same points.
 * @param calls N
 * @param drawn n of each point
 * @returns asked how many kinds are in c of the calls, by c from 0, the kinds expected at each point
 */
export function expectKindsAt(calls: number, drawn: readonly number[]): (kindsByCalls: ArrayLike<number>) => Float64Array {
  const all = drawn.map((point) => logBinomialCoefficient(calls, point));
  const foundShares = new Array<Float64Array | undefined>(calls + 1);
  return (kindsByCalls) => {
    const expected = new Float64Array(drawn.length);
    for (let count = 1; count <= calls; count++) {
      const kinds = kindsByCalls[count] as number;
      if (kinds === 0) continue;
      const found = foundShares[count] ?? Float64Array.from(drawn, (n, i) => 1 - missShare(calls - count, n, all[i] as number));
      foundShares[count] = found;
      for (let i = 0; i < found.length; i++) expected[i]! += kinds * (found[i] as number);
    }
    return expected;
  };
}

function missShare(without: number, drawn: number, all: number): number {
  return without < drawn ? 0 : Math.exp(logBinomialCoefficient(without, drawn) - all);
}
