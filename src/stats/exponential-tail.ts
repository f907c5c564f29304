export interface ExponentialTail {
  /** Where the tail begins: the greatest value that is none of the exceedances. */
  readonly threshold: number;
  readonly exceedances: number;
  /** Mean of the exceedances less the threshold, in the unit of the values. */
  readonly meanExcess: number;
}

/**
 * Exponential tail (peaks over a threshold): what lies above a high threshold is taken to exceed it by exponentially distributed amounts,
 * and their mean is estimated from the greatest values seen. Here: how far the bits of outsiders reach, beyond those that are in the log.
 *
 * Mean excess = Σ (xᵢ − u) / k over the k greatest values, u the next one.
 *
 * @param values at least one more than exceedances
 * @returns null when there are not more values than exceedances
 * @throws RangeError when fewer than one exceedance is asked for
 * @see Pickands 1975, doi:10.1214/aos/1176343003 (excesses over high thresholds); Davison and Smith 1990, doi:10.1111/j.2517-6161.1990.tb01796.x
 * @example exponentialTail([0, 1, 2, 4], 1) // { threshold: 2, exceedances: 1, meanExcess: 2 }
 */
export function exponentialTail(values: ArrayLike<number>, exceedances: number): ExponentialTail | null {
  if (!(exceedances >= 1)) throw new RangeError(`expected at least one exceedance, got ${exceedances}`);
  if (values.length <= exceedances) return null;
  const sorted = Float64Array.from(values).sort();
  const threshold = sorted[sorted.length - 1 - exceedances] as number;
  let sum = 0;
  for (const value of sorted.subarray(sorted.length - exceedances)) sum += value - threshold;
  return { threshold, exceedances, meanExcess: sum / exceedances };
}
