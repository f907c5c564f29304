import { logBinomialCoefficient } from './log-binomial-coefficient.js';

/**
 * Binomial upper tail, as a logarithm (base 2): how surprising are this many successes or more? In bits, because the surprises
 * of interest ("40 accounts of one organisation by chance") have probabilities that no double holds.
 * log2 Σ over i ≥ k of C(n, i) p^i (1 − p)^(n − i)
 * @param successes whole number ≥ 0, the k
 * @param trials whole number ≥ 0, the n
 * @param probability of a success in one trial, 0…1
 * @returns number ≤ 0; −Infinity when it cannot happen
 * @throws {RangeError} if the counts are no whole numbers ≥ 0 or the probability is outside 0…1; cost linear in n
 * @see NIST Digital Library of Mathematical Functions, 26.3; exact sum, no approximation
 * @example binomialUpperTailLog2(3, 3, 0.5) // -3
 */
export function binomialUpperTailLog2(successes: number, trials: number, probability: number): number {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || trials < 0) {
    throw new RangeError(`successes and trials must be whole numbers from 0, got ${successes} and ${trials}`);
  }
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability lies in 0…1, got ${probability}`);
  if (successes === 0) return 0;
  if (successes > trials || probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return 0;
  if (successes > trials * probability) return logTail(successes, trials, probability) / Math.LN2;
  const logLower = logTail(trials - successes + 1, trials, 1 - probability);
  return Math.log1p(-Math.exp(logLower)) / Math.LN2;
}

/** ln P(X ≥ k) for k beyond the mean, where the terms fall from the first on. */
function logTail(successes: number, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  let term = 1;
  let sum = 1;
  for (let i = successes; i < trials; i++) {
    term *= ((trials - i) / (i + 1)) * odds;
    sum += term;
    if (term < sum * Number.EPSILON * 0.01) break;
  }
  const logFirst =
    logBinomialCoefficient(trials, successes) +
    successes * Math.log(probability) +
    (trials - successes) * Math.log1p(-probability);
  return logFirst + Math.log(sum);
}
