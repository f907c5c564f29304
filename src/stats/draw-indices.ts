/**
 * Simple random sample of positions without replacement: every subset equally likely (Floyd's method). Used to cut groups of
 * different size down to a common number of calls.
 * @param populationSize number of items, a whole number
 * @param size how many to draw, at most `populationSize`
 * @param rng next number in [0, 1)
 * @returns positions in ascending order; cost grows with `size`, not with the population
 * @throws {RangeError} if more are to be drawn than there are
 * @see Bentley & Floyd 1987, Programming pearls: a sample of brilliance, doi:10.1145/30401.315746
 * @example drawIndices(3, 3, () => 0.5) // [0, 1, 2]
 */
export function drawIndices(populationSize: number, size: number, rng: () => number): Uint32Array {
  if (size > populationSize) throw new RangeError(`cannot draw ${size} of ${populationSize} items without replacement`);
  const drawn = new Set<number>();
  for (let limit = populationSize - size; limit < populationSize; limit++) {
    const index = Math.floor(rng() * (limit + 1));
    drawn.add(drawn.has(index) ? limit : index);
  }
  return Uint32Array.from(drawn).sort();
}
