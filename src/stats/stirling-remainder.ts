/** B(2k) / (2k (2k − 1)), k = 1…8, with B the Bernoulli numbers: 1/6, −1/30, 1/42, −1/30, 5/66, −691/2730, 7/6, −3617/510. */
const COEFFICIENTS = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** With 8 terms the first one dropped is under 2e-18 from here on. */
const SERIES_FROM = 10;

/**
 * What Stirling's formula leaves of the logarithm of the gamma function. Small, so it keeps its digits where ln Γ itself, in the
 * millions, has lost them: tails for large samples are put together from it.
 * r(x) = ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) ~ Σ B(2k) / (2k (2k − 1) x^(2k − 1)), below 10 stepped down by Γ(x + 1) = x Γ(x)
 * @param x > 0
 * @returns number > 0, absolute error below 1e-14
 * @throws {RangeError} if x is not above 0
 * @see NIST Digital Library of Mathematical Functions, 5.11.1 and 5.5.1, https://dlmf.nist.gov/5.11; Loader 2000, Fast and accurate computation of binomial probabilities
 * @example stirlingRemainder(1) // 0.0810614667953273
 */
export function stirlingRemainder(x: number): number {
  if (!(x > 0)) throw new RangeError(`log-gamma is defined here for numbers above 0, got ${x}`);
  if (x >= SERIES_FROM) return series(x);
  let shifted = x;
  let product = 1;
  while (shifted < SERIES_FROM) product *= shifted++;
  return series(shifted) + (shifted - 0.5) * Math.log(shifted) - shifted - Math.log(product) - ((x - 0.5) * Math.log(x) - x);
}

function series(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (let k = COEFFICIENTS.length - 1; k >= 0; k--) sum = sum * inverseSquare + COEFFICIENTS[k]!;
  return sum / x;
}
