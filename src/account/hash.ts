/**
 * String hashes of the fold. Speed matters (every call), secrecy does not: an author of prompts who forges collisions can only
 * make their own calls look more alike. SHA-256 stays with the evidence.
 */

/** 32-bit hash of UTF-16 code units (multiply–xor rounds and finaliser after MurmurHash3, Appleby 2011). Never 0: 0 means "absent". */
export function hashText(text: string, from = 0, to = text.length): number {
  let h = 0x9e3779b9 ^ (to - from);
  for (let i = from; i < to; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x85ebca6b);
    h ^= h >>> 15;
  }
  return finish(h);
}

/** Two hashes into one, order kept. */
export function hashPair(left: number, right: number): number {
  return mixPair(left, right) >>> 0;
}

/**
 * The bits of hashPair as a signed number, for loops over words: V8 holds half of all unsigned 32-bit numbers in objects of their own
 * whenever they leave a function.
 */
export function mixPair(left: number, right: number): number {
  return mixBits(Math.imul(left ^ (left >>> 15), 0xcc9e2d51) + Math.imul(right, 0x1b873593));
}

/** 53-bit hash, exact in a double: identity of a call. */
export function hashIdentity(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    a ^= b >>> 13;
    b ^= a >>> 17;
  }
  return (finish(a) & 0x1fffff) * 4294967296 + finish(b);
}

function finish(value: number): number {
  return mixBits(value) >>> 0;
}

/** Never 0. */
function mixBits(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h || 1;
}
