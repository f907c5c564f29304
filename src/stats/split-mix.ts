const MASK = (1n << 64n) - 1n;

/**
 * SplitMix64: the next 64 well-mixed bits of a counter. Here it only turns small, similar seeds into unrelated ones.
 * @param state 64-bit counter; the following call takes `state + 0x9e3779b97f4a7c15`
 * @returns 64 bits
 * @see Steele, Lea & Flood 2014, Fast splittable pseudorandom number generators, doi:10.1145/2660193.2660195
 * @example splitMix(0n) // 0xe220a8397b1dcdafn
 */
export function splitMix(state: bigint): bigint {
  let bits = (state + 0x9e3779b97f4a7c15n) & MASK;
  bits = ((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  bits = ((bits ^ (bits >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return bits ^ (bits >> 31n);
}
