import { splitMix } from './split-mix.js';

/**
 * A seed of its own for each use of chance, from the one seed in the settings. Adding a test or a group then does not change
 * the draws of the others, as it would if all of them took turns at one random source.
 * seed′ = upper 53 bits of SplitMix64(SplitMix64(seed) xor FNV-1a(label))
 * @param seed any safe integer
 * @param label names the use, for instance `single-queue/C-004`; every character counts
 * @returns a whole number in 0…2^53 − 1
 * @throws {RangeError} if the seed is no safe integer
 * @see Fowler, Noll & Vo, The FNV non-cryptographic hash algorithm, http://www.isthe.com/chongo/tech/comp/fnv; {@link splitMix}
 * @example deriveSeed(1, 'coverage') // 4576414252407091
 */
export function deriveSeed(seed: number, label: string): number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a safe integer, got ${seed}`);
  const mixed = splitMix(BigInt.asUintN(64, BigInt(seed))) ^ hashLabel(label);
  return Number(splitMix(mixed) >> 11n);
}

/** FNV-1a, 64 bits, over the UTF-16 code units, low byte first: there is no text encoder without a platform. */
function hashLabel(label: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < label.length; i++) {
    const unit = label.charCodeAt(i);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit & 0xff)) * 0x100000001b3n);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit >>> 8)) * 0x100000001b3n);
  }
  return hash;
}
