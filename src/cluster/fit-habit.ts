import type { SparseVector } from '../account/unit.js';
import { columnsOf } from '../link/columns.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import { type FittedUnits, fitOf } from './fit-hours.js';
import type { Profile } from './profile.js';
import type { Fit } from './tail.js';

/** Share of the background in the group's shares: one odd call must not be impossible. */
const BACKGROUND_SHARE = 0.1;
/** Added to every bin of the background, in units: a bin that only members use must not weigh without bound. */
const BIN_PRIOR = 0.01;

/**
 * How well the histogram of cohort units (gaps between calls, number of calls) fits that of a group: the sum over bins of the unit's
 * share times log2(share in the group / share in the log), the unit itself left out of the group.
 */
export function fitHabit(
  population: Population,
  clock: Clock,
  profile: Profile,
  signal: number,
  { cohort, strangers = [] }: FittedUnits,
): Fit {
  const background = backgroundOf(population, signal);
  const group = new Float64Array(background.length);
  const vectorOf = (unit: number): SparseVector => population.units[unit]!.vectorOf(signal);
  let units = 0;
  for (const member of profile.members) if (addTo(group, vectorOf(member))) units++;
  const bitsOf = (sum: number, of: number, bin: number): number => {
    const outside = background[bin] as number;
    return Math.log2(((1 - BACKGROUND_SHARE) * Math.max(0, sum / of) + BACKGROUND_SHARE * outside) / outside);
  };
  const bits = group.map((sum, bin) => bitsOf(sum, Math.max(1, units), bin));
  const { starts, ids, weights } = columnsOf(population, signal);
  const scoreOf = (unit: number): number => {
    const from = starts[unit] as number;
    const to = starts[unit + 1] as number;
    const isMember = profile.isMember[unit] === 1;
    if (from === to || units === (isMember ? 1 : 0)) return Number.NaN;
    let score = 0;
    for (let at = from; at < to; at++) {
      const bin = ids[at] as number;
      const own = weights[at] as number;
      score += own * (isMember ? bitsOf((group[bin] as number) - own, units - 1, bin) : (bits[bin] as number));
    }
    return score;
  };
  return fitOf(scoreOf, clock, profile, { cohort, strangers });
}

const backgrounds = new WeakMap<Population, Map<number, Float64Array>>();

/** Mean share of every bin over all units of the log. */
function backgroundOf(population: Population, signal: number): Float64Array {
  const known = backgrounds.get(population) ?? new Map<number, Float64Array>();
  backgrounds.set(population, known);
  const before = known.get(signal);
  if (before !== undefined) return before;
  const vectors = population.units.map(({ vectorOf }) => vectorOf(signal));
  const bins = vectors.reduce((most, { ids }) => Math.max(most, ids.at(-1) ?? 0), 0) + 1;
  const sums = new Float64Array(bins);
  let units = 0;
  for (const vector of vectors) if (addTo(sums, vector)) units++;
  const background = sums.map((sum) => (sum + BIN_PRIOR) / (units + BIN_PRIOR * bins));
  known.set(signal, background);
  return background;
}

/** @returns false when the vector has nothing to add */
function addTo(sums: Float64Array, { ids, weights }: SparseVector): boolean {
  for (let i = 0; i < ids.length; i++) sums[ids[i] as number] = (sums[ids[i] as number] as number) + (weights[i] as number);
  return ids.length > 0;
}
