import { splitMix } from './split-mix.js';

const GOLDEN_GAMMA = 0x9e3779b97f4a7c15n;
const TWO_POW_32 = 4294967296;

/**
 * Seeded random source (xoshiro128**), so that every permutation and every draw can be repeated from the seed in the report.
 * Steps of 2^-32; good to choose among some millions of items. Not for secrets.
 * @param seed any safe integer
 * @returns a function that gives the next number in [0, 1)
 * @throws {RangeError} if the seed is no safe integer
 * @see Blackman & Vigna 2021, Scrambled linear pseudorandom number generators, doi:10.1145/3460772
 * @example createRng(1)() // 0.3946724967099726
 */
export function createRng(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a safe integer, got ${seed}`);
  const start = BigInt.asUintN(64, BigInt(seed));
  const left = splitMix(start);
  const right = splitMix(start + GOLDEN_GAMMA);
  let a = Number(left & 0xffffffffn) | 0;
  let b = Number(left >> 32n) | 0;
  let c = Number(right & 0xffffffffn) | 0;
  let d = Number(right >> 32n) | 0;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / TWO_POW_32;
  };
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
