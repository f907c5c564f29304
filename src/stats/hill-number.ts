/** Orders with a plain meaning: kinds, typical kinds, dominant kinds. */
export type HillOrder = 0 | 1 | 2;

/**
 * Hill number: effective number of kinds in the sample, as it is. Order 0 counts all kinds alike, order 1 is the exponential of
 * Shannon's entropy, order 2 the inverse of Simpson's index. Grows with the sample: to compare, rarefy to one size first.
 * D = (Σ p^order)^(1 / (1 − order)), for order 1 exp(−Σ p ln p)
 * @param countsPerKind numbers ≥ 0, one per kind
 * @param order 0, 1 or 2
 * @returns effective kinds ≥ 1, or null without counts
 * @throws {RangeError} if a count is below 0
 * @see Hill 1973, doi:10.2307/1934352; Jost 2006, doi:10.1111/j.2006.0030-1299.14714.x
 * @example hillNumber([5, 5, 0], 1) // 2
 */
export function hillNumber(countsPerKind: ArrayLike<number>, order: HillOrder): number | null {
  const total = totalOf(countsPerKind);
  if (total === 0) return null;
  if (order === 0) return kindsOf(countsPerKind);
  return order === 1 ? Math.exp(entropyOf(countsPerKind, total)) : 1 / concentrationOf(countsPerKind, total);
}

// Each loop ends its function: the engine compiles a loop while it runs, and throws the compiled code away at what follows it and was never
// reached. Millions of kinds pass by.

function totalOf(countsPerKind: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    if (!(countsPerKind[i]! >= 0)) throw new RangeError(`a count must be 0 or more, got ${countsPerKind[i]}`);
    total += countsPerKind[i]!;
  }
  return total;
}

function kindsOf(countsPerKind: ArrayLike<number>): number {
  let kinds = 0;
  for (let i = 0; i < countsPerKind.length; i++) if (countsPerKind[i]! > 0) kinds++;
  return kinds;
}

/** Counts whose term is remembered: most kinds were counted a few times, and a logarithm costs more than all else. */
const REMEMBERED = 64;

function entropyOf(countsPerKind: ArrayLike<number>, total: number): number {
  const terms = new Float64Array(REMEMBERED);
  let entropy = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    const count = countsPerKind[i] as number;
    // Nothing is remembered of what is no whole number, nor of 0; the term of 1 of 1 is 0, and made anew.
    const term = terms[count] || termOf(count, total);
    if (count < REMEMBERED) terms[count] = term;
    entropy -= term;
  }
  return entropy;
}

function termOf(count: number, total: number): number {
  const share = count / total;
  return share > 0 ? share * Math.log(share) : 0;
}

function concentrationOf(countsPerKind: ArrayLike<number>, total: number): number {
  let concentration = 0;
  for (let i = 0; i < countsPerKind.length; i++) {
    const share = countsPerKind[i]! / total;
    concentration += share * share;
  }
  return concentration;
}
