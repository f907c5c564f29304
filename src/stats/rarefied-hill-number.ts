import type { HillOrder } from './hill-number.js';
import { logBinomialCoefficient } from './log-binomial-coefficient.js';

/**
 * Rarefied Hill number: effective number of kinds expected in a smaller sample, drawn from this one without replacement. Puts
 * accounts of different size on one scale without drawing; the analytic mean over all draws.
 * D(m) = (Σ over k of (k / U(m))^order × E[kinds seen k times])^(1 / (1 − order)), for order 1 its limit, with
 * E[kinds seen k times] = Σ over kinds of C(count, k) C(n − count, m − k) / C(n, m) and U(m) = m × total / n; order 0 is Hurlbert's
 * @param countsPerKind whole numbers ≥ 0: individuals per kind, or, for incidence data, sampling units in which the kind was seen
 * @param options drawn: m, in 1…n; order; units: n, the sampling units (calls) for incidence data, left out: individuals
 * @returns effective kinds ≥ 0, or null ("fewer than `drawn` units", or no counts)
 * @throws {RangeError} if drawn is not a whole number ≥ 1. Cost: distinct counts × the largest of them (order 1), else linear
 * @see Chao et al. 2014, doi:10.1890/13-0133.1; Hurlbert 1971, doi:10.2307/1934145
 * @example rarefiedHillNumber([2, 1, 1], { drawn: 2, order: 0 }) // 1.8333333333333333 (2 − 1/6)
 */
export function rarefiedHillNumber(
  countsPerKind: ArrayLike<number>,
  { drawn, order, units }: { readonly drawn: number; readonly order: HillOrder; readonly units?: number },
): number | null {
  if (!Number.isInteger(drawn) || drawn < 1) throw new RangeError(`expected a whole number of drawn units from 1, got ${drawn}`);
  const { kindsByCount, total } = tally(countsPerKind);
  const size = units ?? total;
  if (total === 0 || size < drawn) return null;
  const expectedTotal = (drawn * total) / size;
  let sum = 0;
  for (const [count, kinds] of kindsByCount) {
    if (order === 0) sum += kinds * (1 - Math.exp(logMissed({ count, size, drawn })));
    else if (order === 1) sum += kinds * expectedEntropyTerm({ count, size, drawn }, expectedTotal);
    else sum += kinds * expectedSquare({ count, size, drawn });
  }
  if (order === 0) return sum;
  return order === 1 ? Math.exp(sum) : expectedTotal ** 2 / sum;
}

interface Draw {
  readonly count: number;
  readonly size: number;
  readonly drawn: number;
}

/** ln C(size − count, drawn) / C(size, drawn): the kind is in none of the drawn units. */
function logMissed({ count, size, drawn }: Draw): number {
  return logBinomialCoefficient(size - count, drawn) - logBinomialCoefficient(size, drawn);
}

/** Mean of −(k/U) ln(k/U) over the hypergeometric number k of drawn units that hold the kind. */
function expectedEntropyTerm({ count, size, drawn }: Draw, expectedTotal: number): number {
  const logAll = logBinomialCoefficient(size, drawn);
  let sum = 0;
  for (let k = Math.max(1, drawn - (size - count)); k <= Math.min(count, drawn); k++) {
    const logWays = logBinomialCoefficient(count, k) + logBinomialCoefficient(size - count, drawn - k);
    sum -= Math.exp(logWays - logAll) * (k / expectedTotal) * Math.log(k / expectedTotal);
  }
  return sum;
}

/** Mean of k², from the mean and variance of the hypergeometric distribution. */
function expectedSquare({ count, size, drawn }: Draw): number {
  const mean = (drawn * count) / size;
  if (size === 1) return mean;
  return mean * (1 + ((count - 1) * (drawn - 1)) / (size - 1));
}

function tally(countsPerKind: ArrayLike<number>): { kindsByCount: ReadonlyMap<number, number>; total: number } {
  const kindsByCount = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    const count = countsPerKind[i]!;
    if (count > 0) kindsByCount.set(count, (kindsByCount.get(count) ?? 0) + 1);
    total += count;
  }
  return { kindsByCount, total };
}
