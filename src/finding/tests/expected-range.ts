import { sum } from 'simple-statistics';
import { quantile } from '../../stats/quantile.js';

/** Mean and central 95 % of the statistic under the null; a mean that rare large draws pull out of that range widens it. */
export function expectedRange(draws: readonly number[]): { readonly mean: number; readonly low: number; readonly high: number } {
  const mean = sum(draws) / draws.length;
  const low = quantile(draws, 0.025) ?? mean;
  const high = quantile(draws, 0.975) ?? mean;
  return { mean, low: Math.min(low, mean), high: Math.max(high, mean) };
}
