import { logBinomialCoefficient } from '../stats/log-binomial-coefficient.js';

/**
 * Kinds expected in n of N calls drawn without order: Σ over kinds of 1 − C(N − c, n) / C(N, n), c = calls that hold the kind
 * (sample-based rarefaction; Ugland, Gray and Ellingsen 2003, doi:10.1046/j.1365-2656.2003.00748.x, equation 4).
 * Kinds of equal c are summed once, so a point costs the distinct counts and not the kinds.
 */
export function expectedKinds(callsPerKind: ArrayLike<number>, calls: number): (drawn: number) => number {
  const kindsByCount = new Map<number, number>();
  for (let kind = 0; kind < callsPerKind.length; kind++) {
    const count = callsPerKind[kind]!;
    kindsByCount.set(count, (kindsByCount.get(count) ?? 0) + 1);
  }
  const counts = [...kindsByCount].sort(([left], [right]) => left - right);
  return (drawn) => {
    const all = logBinomialCoefficient(calls, drawn);
    return counts.reduce((sum, [count, kinds]) => sum + kinds * (1 - missShare(calls - count, drawn, all)), 0);
  };
}

function missShare(without: number, drawn: number, all: number): number {
  return without < drawn ? 0 : Math.exp(logBinomialCoefficient(without, drawn) - all);
}
