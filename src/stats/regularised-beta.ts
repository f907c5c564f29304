import { stirlingRemainder } from './stirling-remainder.js';

/** Terms grow with the square root of the larger parameter; this is enough beyond a hundred million. */
const MAX_TERMS = 100_000;
const TINY = 1e-300;

/**
 * Regularised incomplete beta function: the share of a beta distribution below x. Exact intervals of proportions are its inverse.
 * I(x; a, b) = x^a (1 − x)^b / (a B(a, b)) × continued fraction, with I(x; a, b) = 1 − I(1 − x; b, a) on the far side
 * @param x in 0…1
 * @param a > 0
 * @param b > 0
 * @returns share in 0…1, relative error below 1e-11 for parameters up to a million
 * @throws {RangeError} if x is outside 0…1 or a parameter is not above 0
 * @see NIST Digital Library of Mathematical Functions, 8.17.22, https://dlmf.nist.gov/8.17; Lentz 1976, doi:10.1364/AO.15.000668
 * @example regularisedBeta(0.5, 2, 2) // 0.5
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`the beta distribution covers 0…1, got ${x}`);
  if (!(a > 0 && b > 0)) throw new RangeError(`parameters of the beta function must be above 0, got ${a} and ${b}`);
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerPart(1 - x, b, a);
  return lowerPart(x, a, b);
}

function lowerPart(x: number, a: number, b: number): number {
  const logFront =
    (Math.log(a) + Math.log(b) - Math.log(a + b) - Math.log(2 * Math.PI)) / 2 +
    (stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b)) +
    logPowers(x, a, b);
  return (Math.exp(logFront) * continuedFraction(x, a, b)) / a;
}

/** a ln(x (a + b) / a) + b ln((1 − x)(a + b) / b): the large parts of the front, which cancel where x is near a / (a + b). */
function logPowers(x: number, a: number, b: number): number {
  const shift = x * b - (1 - x) * a;
  return a * logOnePlus(shift / a, (x * (a + b)) / a) + b * logOnePlus(-shift / b, ((1 - x) * (a + b)) / b);
}

/** ln of a number near 1 from its distance to 1, of any other from itself: each keeps digits where the other loses them. */
function logOnePlus(distance: number, itself: number): number {
  return Math.abs(distance) < 0.5 ? Math.log1p(distance) : Math.log(itself);
}

/** 1 / (1 + d1 / (1 + d2 / (1 + …))), evaluated from the front (Lentz). */
function continuedFraction(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / keptFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m <= MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / keptFromZero(1 + even * denominator);
    numerator = keptFromZero(1 + even / numerator);
    fraction *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / keptFromZero(1 + odd * denominator);
    numerator = keptFromZero(1 + odd / numerator);
    const step = denominator * numerator;
    fraction *= step;
    if (Math.abs(step - 1) < Number.EPSILON) break;
  }
  return fraction;
}

function keptFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
