import { betaQuantile } from './beta-quantile.js';

/**
 * Clopper–Pearson interval of a proportion: exact, never too narrow. With no false alarm in n trials it says what can be claimed:
 * an upper bound, never "0 %".
 * low = beta quantile(α/2; k, n − k + 1), high = beta quantile(1 − α/2; k + 1, n − k), α = 1 − level
 * @param successes whole number in 0…trials
 * @param trials whole number ≥ 0
 * @param level confidence level in (0, 1)
 * @returns shares in 0…1, or null without trials
 * @throws {RangeError} if successes is not a whole number in 0…trials, or the level is not inside 0…1
 * @see Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404
 * @example clopperPearson(0, 10, 0.95) // { low: 0, high: 0.3084971078187605 }
 */
export function clopperPearson(successes: number, trials: number, level = 0.95): { low: number; high: number } | null {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`successes must be a whole number in 0…trials, got ${successes} of ${trials}`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, got ${level}`);
  if (trials === 0) return null;
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    high: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}
