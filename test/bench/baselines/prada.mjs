import { shapiroWilk } from '../detect/shapiro-wilk.mjs';
import { DIMENSIONS, dotDense, scatter, wipe } from '../detect/text-vectors.mjs';
import { eachByItself } from '../detect/to-report.mjs';

/** Chosen: the paper sets it for each data set on benign clients, and its reference code leaves it to the caller. */
const MIN_W = 0.95;
/** Reference code of the paper: no verdict with 100 distances or fewer, outliers beyond 3 standard deviations left out. */
const MIN_DISTANCES = 101;
const OUTLIER_DEVIATIONS = 3;
/** Cost grows with the square of the calls; Shapiro–Wilk itself ends at 5000. */
const MAX_CALLS = 2_000;

/**
 * PRADA: distances of a client's queries to their nearest earlier query look normal for benign clients, and do not for synthetic
 * queries. A client is accused when the Shapiro–Wilk W of these distances is low. Adapted: images become hashed text vectors under
 * the Euclidean distance; there is no predicted class, so all queries are of one class; the verdict is that after the last query.
 * @see Juuti, Szyller, Marchal & Asokan 2019, EuroS&P, doi:10.1109/EuroSP.2019.00044
 */
export const prada = {
  id: 'prada',
  title: 'PRADA (Shapiro–Wilk)',
  detect({ vectors }) {
    const scores = new Map();
    const accused = [];
    for (const [account, own] of vectors) {
      const w = normality(own.slice(0, MAX_CALLS));
      scores.set(account, w === null ? 0 : 1 - w);
      if (w !== null && w < MIN_W) accused.push(account);
    }
    return { groups: eachByItself(accused), scores };
  },
};

function normality(own) {
  if (own.length <= MIN_DISTANCES) return null;
  const kept = withoutOutliers(nearestDistances(own));
  return kept.length < MIN_DISTANCES ? null : shapiroWilk(kept);
}

/** A query joins the set that later ones are compared with when it is farther away than mean − deviation of those that joined. */
function nearestDistances(own) {
  const dense = new Float32Array(DIMENSIONS);
  const set = [own[0]];
  const joined = [0];
  const distances = [];
  let threshold = 0;
  for (const query of own.slice(1)) {
    scatter(query, dense);
    const closest = set.reduce((best, other) => Math.max(best, dotDense(other, dense)), -1);
    wipe(query, dense);
    const distance = Math.sqrt(Math.max(0, 2 - 2 * closest));
    distances.push(distance);
    if (distance <= threshold) continue;
    set.push(query);
    joined.push(distance);
    const { mean, deviation } = moments(joined);
    threshold = Math.max(threshold, mean - deviation);
  }
  return distances;
}

function withoutOutliers(values) {
  const { mean, deviation } = moments(values);
  return values.filter((value) => Math.abs(value - mean) < OUTLIER_DEVIATIONS * deviation);
}

function moments(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, deviation };
}
