import { quantile } from '../../stats/quantile.js';

/** Mean and central 95 % of the statistic under the null. */
export function expectedRange(draws: readonly number[]): { readonly mean: number; readonly low: number; readonly high: number } {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  return { mean, low: quantile(draws, 0.025) ?? mean, high: quantile(draws, 0.975) ?? mean };
}
