import { deriveSeed } from '../../../dist/stats/derive-seed.js';
import { createRng } from '../../../dist/stats/rng.js';
import { shuffle } from '../../../dist/stats/shuffle.js';
import { DIMENSIONS, dotDense, scatter, wipe } from '../detect/text-vectors.mjs';
import { eachByItself } from '../detect/to-report.mjs';

/** Four bandwidths and the 5 % level as in arXiv:2606.05725; its smallest window is 100. */
const BANDWIDTHS = [0.5, 1, 2, 4];
const MAX_P = 0.05;
const WINDOW_CALLS = 100;
/** Chosen: with fewer calls the permutations say nothing. */
const MIN_CALLS = 20;
const PERMUTATIONS = 199;
const SEED = 1;

/**
 * MMD: kernel two-sample test of an account's prompts against as many prompts drawn from all other accounts. Unbiased MMD² under a
 * sum of RBF kernels (bandwidths: multiples of the median squared distance), p by permutation with add one. Adapted: hashed text
 * vectors for sentence embeddings, and the population for a clean benign sample, which an exported log does not have.
 * @see Gretton et al. 2012, JMLR 13:723–773, equation 3; as a detector of extraction: arXiv:2606.05725
 */
export const mmd = {
  id: 'mmd',
  title: 'MMD on hashed text',
  detect({ vectors }) {
    const pool = [...vectors].flatMap(([account, own]) => own.map((vector) => ({ account, vector })));
    const scores = new Map();
    const accused = [];
    for (const [account, own] of vectors) {
      const size = Math.min(WINDOW_CALLS, own.length);
      if (size < MIN_CALLS || pool.length < own.length + size) continue;
      const rng = createRng(deriveSeed(SEED, account));
      const kernel = kernelMatrix([...own.slice(0, size), ...drawOthers(pool, { account, size, rng })]);
      const { deviations, p } = testWindows(kernel, size, rng);
      scores.set(account, Math.max(0, deviations));
      if (p <= MAX_P) accused.push(account);
    }
    return { groups: eachByItself(accused), scores };
  },
};

function drawOthers(pool, { account, size, rng }) {
  const drawn = new Set();
  while (drawn.size < size) {
    const index = Math.floor(rng() * pool.length);
    if (pool[index].account !== account) drawn.add(index);
  }
  return [...drawn].map((index) => pool[index].vector);
}

function kernelMatrix(items) {
  const size = items.length;
  const dense = new Float32Array(DIMENSIONS);
  const distances = new Float64Array(size * size);
  const above = [];
  for (let i = 0; i < size; i++) {
    scatter(items[i], dense);
    for (let j = i + 1; j < size; j++) {
      const squared = Math.max(0, 2 - 2 * dotDense(items[j], dense));
      distances[i * size + j] = distances[j * size + i] = squared;
      above.push(squared);
    }
    wipe(items[i], dense);
  }
  const median = Float64Array.from(above).sort()[above.length >> 1] || 1;
  return distances.map((squared) => BANDWIDTHS.reduce((sum, scale) => sum + Math.exp(-squared / (2 * scale * median)), 0));
}

/** The diagonal is left out throughout: that makes the estimate unbiased. */
function testWindows(kernel, size, rng) {
  const order = Array.from({ length: 2 * size }, (_, i) => i);
  const rowSums = order.map((i) => order.reduce((sum, j) => (i === j ? sum : sum + kernel[i * 2 * size + j]), 0));
  const total = rowSums.reduce((sum, value) => sum + value, 0);
  const observed = discrepancy({ kernel, rowSums, total }, order, size);
  const permuted = Array.from({ length: PERMUTATIONS }, () => discrepancy({ kernel, rowSums, total }, shuffle(order, rng), size));
  const mean = permuted.reduce((sum, value) => sum + value, 0) / PERMUTATIONS;
  const deviation = Math.sqrt(permuted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / PERMUTATIONS) || 1;
  const atLeast = permuted.filter((value) => value >= observed).length;
  return { deviations: (observed - mean) / deviation, p: (atLeast + 1) / (PERMUTATIONS + 1) };
}

/** MMD² with the first half of the order as one sample. The other sums follow from the rows: sum(XY) = rows(X) − sum(XX). */
function discrepancy({ kernel, rowSums, total }, order, size) {
  let within = 0;
  let rows = 0;
  for (let i = 0; i < size; i++) {
    rows += rowSums[order[i]];
    for (let j = 0; j < i; j++) within += 2 * kernel[order[i] * 2 * size + order[j]];
  }
  const between = rows - within;
  const others = total - within - 2 * between;
  return (within + others) / (size * (size - 1)) - (2 * between) / size ** 2;
}
