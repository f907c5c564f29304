import { STYLE_LEVELS } from '../account/signals/style.js';
import { columnsOf } from '../link/columns.js';
import type { Population } from '../link/population.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

/** Added to every variance of calls, in squared levels: what all members do in one way must not make the smallest difference endless. */
const LEAST_VARIANCE = 0.5;

/** Ways of all units of a log, read once: every scoring of every group asks for those of its cohort. */
interface Ways {
  readonly features: number;
  /** By unit and feature, mean and mean square of the levels; nothing for a unit without texts. */
  readonly means: Float64Array;
  readonly squares: Float64Array;
  /** By unit, calls with a text. */
  readonly calls: Uint32Array;
  /** By feature, variance of people's true means: that of the units' means, less what their calls bring about. */
  readonly between: Float64Array;
}

/**
 * How well the ways of writing of cohort units fit a group: the weight of evidence, in nats, that a unit's mean levels come from the rest of the
 * group rather than from one more person, with people’s means and calls around them both normal (Lindley 1977,
 * doi:10.1093/biomet/64.2.207). For each feature, with n calls at a squared distance of d² from the group’s mean, a variance of the
 * group’s calls of σ² and one between people of τ²: ½ ln(1 + nτ²/σ²) − ½ (nd²/σ²) · nτ²/(σ² + nτ²), summed as if features were independent. Few calls
 * say little either way. People keep their ways; what a queue deals out has everybody's. On seven labelled pools dealt real people's text the
 * probability that a member lies nearer than an outsider was 0.73–0.94, and ways and subjects hardly went together among outsiders
 * (correlation 0.16–0.39).
 */
export function fitStyle(population: Population, { members, isMember }: Profile, signal: number, cohort: readonly number[]): Fit {
  const { features, means, squares, calls, between } = waysOf(population, signal);
  const withText = [...members].filter((member) => calls[member] !== 0);
  const groupMeans = sumOver(withText, means, features);
  const groupSquares = sumOver(withText, squares, features);
  const scores = Float64Array.from(cohort, (unit) => {
    const own = isMember[unit] === 1 ? 1 : 0;
    const others = withText.length - own;
    if (calls[unit] === 0 || others < 1) return Number.NaN;
    let nats = 0;
    for (let feature = 0; feature < features; feature++) {
      const at = unit * features + feature;
      const mean = ((groupMeans[feature] as number) - own * (means[at] as number)) / others;
      const square = ((groupSquares[feature] as number) - own * (squares[at] as number)) / others;
      const variance = Math.max(0, square - mean * mean) + LEAST_VARIANCE;
      const gap = (means[at] as number) - mean;
      const ratio = ((calls[unit] as number) * (between[feature] as number)) / variance;
      nats += (Math.log1p(ratio) - (((calls[unit] as number) * gap * gap) / variance) * (ratio / (1 + ratio))) / 2;
    }
    return nats;
  });
  return { scores, reference: null };
}

function sumOver(units: readonly number[], values: Float64Array, features: number): Float64Array {
  const sum = new Float64Array(features);
  for (const unit of units)
    for (let feature = 0; feature < features; feature++) sum[feature]! += values[unit * features + feature] as number;
  return sum;
}

const known = new WeakMap<Population, Ways>();

function waysOf(population: Population, signal: number): Ways {
  const ways = known.get(population) ?? readWays(population, signal);
  known.set(population, ways);
  return ways;
}

function readWays(population: Population, signal: number): Ways {
  const { starts, ids, weights } = columnsOf(population, signal);
  const features = Math.floor(ids.reduce((most, id) => Math.max(most, id), 0) / STYLE_LEVELS) + 1;
  const size = population.units.length;
  const means = new Float64Array(size * features);
  const squares = new Float64Array(size * features);
  for (let unit = 0; unit < size; unit++)
    for (let at = starts[unit] as number; at < (starts[unit + 1] as number); at++) {
      const place = unit * features + Math.floor((ids[at] as number) / STYLE_LEVELS);
      const level = (ids[at] as number) % STYLE_LEVELS;
      const share = (weights[at] as number) * features;
      means[place]! += share * level;
      squares[place]! += share * level * level;
    }
  const calls = Uint32Array.from(population.units, ({ vectorOf }) => vectorOf(signal).calls);
  return { features, means, squares, calls, between: varianceBetween({ features, means, squares, calls }) };
}

/** Of the whole log, since the cohort may hold nobody but the group. */
function varianceBetween({ features, means, squares, calls }: Omit<Ways, 'between'>): Float64Array {
  const units = calls.reduce((sum, each) => sum + (each === 0 ? 0 : 1), 0);
  return Float64Array.from({ length: features }, (_, feature) => {
    let [sum, square, chance] = [0, 0, 0];
    for (let unit = 0; unit < calls.length; unit++) {
      if (calls[unit] === 0) continue;
      const mean = means[unit * features + feature] as number;
      sum += mean;
      square += mean * mean;
      const spread = (squares[unit * features + feature] as number) - mean * mean;
      chance += Math.max(0, spread) / Math.max(1, (calls[unit] as number) - 1);
    }
    const mean = sum / units;
    return units === 0 ? 0 : Math.max(0, square / units - mean * mean - chance / units);
  });
}
