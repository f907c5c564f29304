import { firstAtLeast } from './first-at-least.js';

/**
 * Places of the values in ascending order, as a stable sort by comparison would leave them, at a fraction of its cost: values are sorted
 * alone, then every place finds where it belongs. NaN is left out.
 * @see Knuth 1998, The Art of Computer Programming 3, 5.2, algorithm C (places by counting)
 * @example sortedOrder(Float64Array.of(2, Number.NaN, 1, 2)) // [2, 0, 3]
 */
export function sortedOrder(values: Float64Array): Uint32Array {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const placed = new Uint32Array(known.length);
  const order = new Uint32Array(known.length);
  for (let place = 0; place < values.length; place++) {
    const value = values[place] as number;
    if (Number.isNaN(value)) continue;
    const first = firstAtLeast(known, value);
    order[first + (placed[first] as number)] = place;
    placed[first]!++;
  }
  return order;
}
