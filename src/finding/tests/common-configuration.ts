import type { SparseVector } from '../../account/unit.js';
import { weightOf } from '../../cluster/weight-of.js';
import type { Population } from '../../link/population.js';
import { binomialQuantile } from '../../stats/binomial-quantile.js';
import { binomialUpperTailLog2 } from '../../stats/binomial-upper-tail-log2.js';
import { countOf } from '../count-of.js';
import type { GroupContext } from '../group-context.js';
import { cannotSay, type GroupTest, READING_LEVEL, type TestOutcome } from './test.js';

/** Weight of the population's share, in units, when the share in the cohort outside is estimated. */
const PRIOR_UNITS = 5;
/** Below this a p-value says only "far beyond chance": independence of accounts does not hold to more digits. */
const LEAST_P_VALUE = 1e-12;

/** Do more members agree on one model than accounts with such content would by chance? */
export const commonConfiguration: GroupTest = {
  id: 'common-configuration',
  about: {
    title: 'Common model',
    measures: 'share of members whose commonest model is the group’s commonest, against the same share outside the group',
    unit: 'share of accounts; higher means more uniform',
    source: 'exact binomial upper tail (Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404)',
    weakness: 'assumes that innocent accounts choose independently; fashions break that',
    innocentCause: 'a popular default model among users of one kind',
  },
  run: runConfiguration,
};

function runConfiguration(context: GroupContext): TestOutcome {
  const { population, cluster } = context;
  const models = commonestModels(population);
  const commonest = (unit: number): number => models[unit] as number;
  const members = cluster.members.map(({ unit }) => commonest(unit)).filter((value) => value !== 0);
  if (members.length < 3) return cannotSay(`${countOf(members.length, 'member')} with a model stated, 3 needed`);
  const value = mode(members);
  const same = members.filter((model) => model === value).length;
  const inside = new Set(cluster.members.map(({ unit }) => unit));
  const share = (units: ArrayLike<number>): number => countModel(models, units, value) / Math.max(1, units.length);
  const everybody = Uint32Array.from(models.keys()).filter((unit) => !inside.has(unit));
  if (everybody.length < 20) return cannotSay(`${countOf(everybody.length, 'account')} outside the group, 20 needed`);
  const cohort = cluster.cohort.filter((unit) => !inside.has(unit));
  const general = (share(everybody) * everybody.length + 0.5) / (everybody.length + 1);
  const expected = Math.max(general, (share(cohort) * cohort.length + PRIOR_UNITS * general) / (cohort.length + PRIOR_UNITS));
  const pValue = Math.max(LEAST_P_VALUE, 2 ** binomialUpperTailLog2(same, members.length, expected));
  const at = (probability: number): number => binomialQuantile(probability, members.length, expected) / members.length;
  const range = { mean: expected, low: Math.min(expected, at(0.025)), high: Math.max(expected, at(0.975)) };
  const reading =
    pValue <= READING_LEVEL ? 'the members agree on one model beyond chance' : 'the members choose models as others do';
  return { observed: same / members.length, expected: range, pValue, permutations: 0, reading, reason: null };
}

const known = new WeakMap<Population, Uint32Array>();

/** By unit, its commonest model, found once for all groups of a log. */
function commonestModels(population: Population): Uint32Array {
  const signal = population.signals.findIndex(({ id }) => id === 'model');
  const models = known.get(population) ?? Uint32Array.from(population.units, ({ vectorOf }) => heaviest(vectorOf(signal)));
  known.set(population, models);
  return models;
}

function countModel(models: Uint32Array, units: ArrayLike<number>, model: number): number {
  let count = 0;
  for (let i = 0; i < units.length; i++) if (models[units[i] as number] === model) count++;
  return count;
}

function heaviest(vector: SparseVector): number {
  let best = 0;
  for (const value of vector.ids) if (best === 0 || weightOf(vector, value) > weightOf(vector, best)) best = value;
  return best;
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([left, a], [right, b]) => b - a || left - right)[0]![0];
}
