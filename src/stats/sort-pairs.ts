/** Bits of the longest keys: two digits of so many that what counts them fits into a processor's cache. */
const MOST_BITS = 22;
const DIGITS = 2 ** (MOST_BITS / 2);
/** Shorter stretches are sorted faster by insertion (measured). */
const LEAST_LENGTH = 48;

let lent = new Uint32Array(0);
const starts = new Uint32Array(DIGITS);

/**
 * Sorts a stretch of pairs (key, value, key, value, …) by key; equal keys keep their order. By digits, the lowest first, so that the cost
 * is linear.
 * @param from first pair
 * @param to pair after the last
 * @param bits lowest bits of the keys, 2 to 22; those above are taken to be the same
 * @returns the pairs, in the same list
 * @see Knuth 1998, The Art of Computer Programming 3, 5.2.5, algorithm R
 * @example sortPairs(Uint32Array.of(7, 1, 2, 5, 7, 0), 0, 3, 3) // [2, 5, 7, 1, 7, 0]
 */
export function sortPairs(pairs: Uint32Array, from: number, to: number, bits: number): Uint32Array {
  const length = to - from;
  if (length < LEAST_LENGTH) {
    return insert(pairs, from, to);
  }
  if (lent.length < 2 * length) lent = new Uint32Array(2 * length);
  const low = bits >>> 1;
  deal(pairs, lent, { from, length, into: 0 }, 0, low);
  deal(lent, pairs, { from: 0, length, into: from }, low, bits - low);
  return pairs;
}

interface Stretch {
  readonly from: number;
  readonly length: number;
  readonly into: number;
}

function deal(pairs: Uint32Array, dealt: Uint32Array, { from, length, into }: Stretch, shift: number, bits: number): void {
  const mask = 2 ** bits - 1;
  const end = 2 * (from + length);
  starts.fill(0, 0, mask + 1);
  for (let i = 2 * from; i < end; i += 2) starts[((pairs[i] as number) >>> shift) & mask]!++;
  let before = into;
  for (let digit = 0; digit <= mask; digit++) {
    const count = starts[digit] as number;
    starts[digit] = before;
    before += count;
  }
  for (let i = 2 * from; i < end; i += 2) {
    const key = pairs[i] as number;
    const digit = (key >>> shift) & mask;
    const at = starts[digit] as number;
    starts[digit] = at + 1;
    dealt[2 * at] = key;
    dealt[2 * at + 1] = pairs[i + 1] as number;
  }
}

function insert(pairs: Uint32Array, from: number, to: number): Uint32Array {
  for (let i = 2 * (from + 1); i < 2 * to; i += 2) {
    const key = pairs[i] as number;
    const value = pairs[i + 1] as number;
    let at = i;
    for (; at > 2 * from && (pairs[at - 2] as number) > key; at -= 2) {
      pairs[at] = pairs[at - 2] as number;
      pairs[at + 1] = pairs[at - 1] as number;
    }
    pairs[at] = key;
    pairs[at + 1] = value;
  }
  return pairs;
}
