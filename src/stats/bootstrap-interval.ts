import { quantileSorted } from './quantile-sorted.js';

/**
 * Bootstrap percentile interval: how much a statistic would vary in other samples of this size. Too narrow for very few values,
 * and wrong for measures of diversity, which repeated draws bias: use the jackknife there.
 * quantiles α/2 and 1 − α/2 of statistic(values drawn with replacement), α = 1 − level
 * @param values the sample; items are not changed
 * @param statistic of a sample of the same size
 * @param options resamples ≥ 1, confidence level in (0, 1), rng: next number in [0, 1)
 * @returns in the unit of the statistic, or null for fewer than two values. Costs `resamples` evaluations
 * @throws {RangeError} if the level is not inside 0…1 or there are no resamples
 * @see Efron & Tibshirani 1993, An introduction to the bootstrap, ch. 13, doi:10.1201/9780429246593
 * @example bootstrapInterval([3, 3, 3], (sample) => sample[0], { resamples: 50, level: 0.9, rng: () => 0.4 }) // { low: 3, high: 3 }
 */
export function bootstrapInterval<Item>(
  values: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
  { resamples, level, rng }: { readonly resamples: number; readonly level: number; readonly rng: () => number },
): { low: number; high: number } | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, got ${level}`);
  if (!(resamples >= 1)) throw new RangeError(`expected at least one resample, got ${resamples}`);
  if (values.length < 2) return null;
  const results = Float64Array.from({ length: resamples }, () =>
    statistic(values.map(() => values[Math.floor(rng() * values.length)]!)),
  ).sort();
  const tail = (1 - level) / 2;
  return { low: quantileSorted(results, tail)!, high: quantileSorted(results, 1 - tail)! };
}
