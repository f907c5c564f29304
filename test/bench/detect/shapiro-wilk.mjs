import { normalQuantile } from '../../../dist/stats/normal-quantile.js';

/** Polynomials in 1/√n for the two largest weights, lowest power first (Royston 1995, AS R94). */
const LARGEST = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const SECOND = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];

/**
 * Shapiro–Wilk W: how well a sample fits a normal distribution. W = (Σ weight_i · x_(i))² / Σ (x_i − mean)², near 1 for normal samples.
 * @param {ArrayLike<number>} values 6 to 5000 of them
 * @returns {number | null} W in 0…1, or null with fewer than 6 values, more than 5000, or all equal
 * @see Shapiro & Wilk 1965, doi:10.1093/biomet/52.3-4.591; weights after Royston 1995, AS R94, doi:10.2307/2986146
 */
export function shapiroWilk(values) {
  const count = values.length;
  if (count < 6 || count > 5000) return null;
  const sorted = Float64Array.from(values).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / count;
  const spread = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (sorted[0] === sorted[count - 1] || spread === 0) return null;
  const fit = weightsFor(count).reduce((sum, weight, i) => sum + weight * sorted[i], 0);
  return Math.min(1, fit ** 2 / spread);
}

function weightsFor(count) {
  const scores = Float64Array.from({ length: count }, (_, i) => normalQuantile((i + 1 - 0.375) / (count + 0.25)));
  const sumOfSquares = scores.reduce((sum, score) => sum + score * score, 0);
  const root = 1 / Math.sqrt(count);
  const largest = polynomial(LARGEST, root) + scores[count - 1] / Math.sqrt(sumOfSquares);
  const second = polynomial(SECOND, root) + scores[count - 2] / Math.sqrt(sumOfSquares);
  const rest =
    (sumOfSquares - 2 * scores[count - 1] ** 2 - 2 * scores[count - 2] ** 2) / (1 - 2 * largest ** 2 - 2 * second ** 2);
  const weights = scores.map((score) => score / Math.sqrt(rest));
  weights[count - 1] = largest;
  weights[count - 2] = second;
  weights[0] = -largest;
  weights[1] = -second;
  return weights;
}

function polynomial(coefficients, x) {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
