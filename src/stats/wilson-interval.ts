import { normalQuantile } from './normal-quantile.js';

/**
 * Wilson score interval of a proportion: close to its level on average, for shares in tables. Where too narrow would be unfair,
 * use Clopper–Pearson.
 * (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n)
 * @param successes whole number in 0…trials
 * @param trials whole number ≥ 0
 * @param level confidence level in (0, 1)
 * @returns shares in 0…1, or null without trials
 * @throws {RangeError} if successes is not a whole number in 0…trials, or the level is not inside 0…1
 * @see Wilson 1927, doi:10.1080/01621459.1927.10502953
 * @example wilsonInterval(1, 2, 0.95) // { low: 0.0945312057, high: 0.9054687943 }
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): { low: number; high: number } | null {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`successes must be a whole number in 0…trials, got ${successes} of ${trials}`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, got ${level}`);
  if (trials === 0) return null;
  const share = successes / trials;
  const z = normalQuantile(1 - (1 - level) / 2);
  const spread = (z * z) / trials;
  const centre = share + spread / 2;
  const halfWidth = Math.sqrt(spread * (share * (1 - share) + spread / 4));
  return {
    low: successes === 0 ? 0 : (centre - halfWidth) / (1 + spread),
    high: successes === trials ? 1 : (centre + halfWidth) / (1 + spread),
  };
}
