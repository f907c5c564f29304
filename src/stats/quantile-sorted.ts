/**
 * Quantile of values that are sorted already, type 7 of Hyndman & Fan (the default of R and NumPy): linear between neighbours.
 * position = probability × (n − 1)
 * @param sorted ascending
 * @param probability in 0…1
 * @returns a value in the unit of the input, or null for no values
 * @throws {RangeError} if the probability is outside 0…1
 * @see Hyndman & Fan 1996, definition 7, doi:10.1080/00031305.1996.10473566
 * @example quantileSorted([1, 2, 4, 8], 0.5) // 3
 */
export function quantileSorted(sorted: ArrayLike<number>, probability: number): number | null {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`a probability lies in 0…1, got ${probability}`);
  if (sorted.length === 0) return null;
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const share = position - below;
  return share === 0 ? low : low + share * (sorted[below + 1]! - low);
}
