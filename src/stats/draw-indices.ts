/** In a population of at most so many items a draw, looking through a mark for each is cheaper than a set and a sort (measured). */
const MOST_MARKED = 64;

/**
 * Simple random sample of positions without replacement: every subset equally likely (Floyd's method). Used to cut groups of
 * different size down to a common number of calls.
 * @param populationSize number of items, a whole number
 * @param size how many to draw, at most `populationSize`
 * @param rng next number in [0, 1)
 * @returns positions in ascending order; cost grows with `size`, not with a population far larger than that
 * @throws {RangeError} if more are to be drawn than there are
 * @see Bentley & Floyd 1987, Programming pearls: a sample of brilliance, doi:10.1145/30401.315746
 * @example drawIndices(3, 3, () => 0.5) // [0, 1, 2]
 */
export function drawIndices(populationSize: number, size: number, rng: () => number): Uint32Array<ArrayBuffer> {
  if (size > populationSize) throw new RangeError(`cannot draw ${size} of ${populationSize} items without replacement`);
  return populationSize <= MOST_MARKED * size ? drawMarked(populationSize, size, rng) : drawFew(populationSize, size, rng);
}

function drawMarked(populationSize: number, size: number, rng: () => number): Uint32Array<ArrayBuffer> {
  const isDrawn = new Uint8Array(populationSize);
  for (let limit = populationSize - size; limit < populationSize; limit++) {
    const index = Math.floor(rng() * (limit + 1));
    isDrawn[isDrawn[index] === 1 ? limit : index] = 1;
  }
  const drawn = new Uint32Array(size);
  let found = 0;
  for (let index = 0; found < size; index++) if (isDrawn[index] === 1) drawn[found++] = index;
  return drawn;
}

function drawFew(populationSize: number, size: number, rng: () => number): Uint32Array<ArrayBuffer> {
  const drawn = new Set<number>();
  for (let limit = populationSize - size; limit < populationSize; limit++) {
    const index = Math.floor(rng() * (limit + 1));
    drawn.add(drawn.has(index) ? limit : index);
  }
  return Uint32Array.from(drawn).sort();
}
