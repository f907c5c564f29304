import type { Signal } from '../account/signals/signal.js';
import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Tie } from './cluster.js';
import { FAMILY_LIMITS } from './family-limits.js';
import { type OutsideHolders, outsideHolders } from './holders-outside.js';
import { COHORT_PRIOR_UNITS, type Outsider } from './outsider.js';
import type { Profile } from './profile.js';
import { weightOf } from './weight-of.js';

/** A value is the group's own when this share of its calls carries it; rarer ones earn nothing: any choice of units clumps somewhere. */
const MODAL_SHARE = 0.5;
/** Share of the background mixed into the group's share: one odd call must not be impossible. */
const BACKGROUND_SHARE = 0.1;
/** A scaffold with this share of its holders outside the group is somebody else's too; it then earns nothing. */
export const POPULAR_OUTSIDE_SHARE = 0.2;
/** Fewer units say nothing about how much they differ (chosen). */
const LEAST_QUEUE_UNITS = 4;
/** Heterogeneity up to which units are shares of one queue: half-way between campaigns (0) and users of one application (0.65 to 0.88 on labelled worlds). */
const ONE_QUEUE_HETEROGENEITY = 0.4;
/** Holders outside that are the rest of an operation use its model; users of an application choose (chosen: between a quarter and all). */
const ONE_MODEL_SHARE = 0.8;

export interface ModalValue {
  readonly signal: number;
  readonly id: string;
  readonly value: number;
  readonly groupSum: number;
  readonly outside: number;
}

/**
 * The value that most of the group's calls carry, with its share outside; none when the group has no common value.
 * @param outsiders the rest of the group's cohort; null to measure against the population alone
 */
export function modalValue(
  population: Population,
  profile: Profile,
  index: number,
  outsiders: readonly Outsider[] | null,
): ModalValue[] {
  const signal = population.signals[index] as Signal;
  if (signal.kernel !== 'category' || FAMILY_LIMITS[signal.family][1] === 0) return [];
  let value = -1;
  let groupSum = 0;
  for (const [candidate, sum] of profile.values[index]!) {
    if (sum > groupSum || (sum === groupSum && candidate < value)) {
      value = candidate;
      groupSum = sum;
    }
  }
  if (value < 0 || groupSum < MODAL_SHARE * profile.members.size) return [];
  if (signal.family === 'scaffold' && isPopular(population, profile, index, value)) return [];
  return [
    {
      signal: index,
      id: signal.id,
      value,
      groupSum,
      outside: outsideShare(population, profile, index, value, groupSum, outsiders ?? []),
    },
  ];
}

/**
 * True when many of the scaffold's holders stand outside the group and differ from each other as strangers do, in their texts or in their
 * choice of models: an application, not a sign of one operator. Holders outside that are shares of one queue and use one model are the
 * rest of the operation, in another language or on another body of text.
 */
function isPopular(population: Population, profile: Profile, signal: number, value: number): boolean {
  const holders = shareSum(population, signal, value);
  const outside = holders - (profile.values[signal]!.get(value) ?? 0);
  return outside > POPULAR_OUTSIDE_SHARE * holders && !isOneOperation(outsideHolders(population, profile.members, signal, value));
}

/** Shares of one queue that are sent to one model. */
function isOneOperation({ units, betweenContent, withinContent, modelShare }: OutsideHolders): boolean {
  return (
    units >= LEAST_QUEUE_UNITS &&
    withinContent > 0 &&
    1 - betweenContent / withinContent <= ONE_QUEUE_HETEROGENEITY &&
    modelShare >= ONE_MODEL_SHARE
  );
}

function outsideShare(
  population: Population,
  profile: Profile,
  signal: number,
  value: number,
  groupSum: number,
  outsiders: readonly Outsider[],
): number {
  const everywhere = shareSum(population, signal, value);
  const inPopulation = (Math.max(0, everywhere - groupSum) + 0.5) / (population.units.length - profile.members.size + 1);
  if (outsiders.length === 0) return inPopulation;
  let inCohort = COHORT_PRIOR_UNITS * inPopulation;
  let size = COHORT_PRIOR_UNITS;
  for (const { unit, weight } of outsiders) {
    inCohort += weight * weightOf(population.units[unit]!.vectors[signal] as SparseVector, value);
    size += weight;
  }
  return Math.max(inPopulation, inCohort / size);
}

/** log2 ratio of the unit's calls with and without the group's value, group against background, the unit itself left out. */
export function tieToValue(population: Population, profile: Profile, modal: ModalValue, unit: number): Tie {
  const own = weightOf(population.units[unit]!.vectors[modal.signal] as SparseVector, modal.value);
  const inside = profile.members.has(unit);
  const others = profile.members.size - (inside ? 1 : 0);
  const groupShare = others === 0 ? 0 : Math.max(0, modal.groupSum - (inside ? own : 0)) / others;
  const mixed = (1 - BACKGROUND_SHARE) * groupShare + BACKGROUND_SHARE * modal.outside;
  const bits = own * Math.log2(mixed / modal.outside) + (1 - own) * Math.log2((1 - mixed) / (1 - modal.outside));
  return {
    signal: modal.id,
    bits,
    statement: { kind: 'shared-value', value: modal.value, shareInGroup: groupShare, shareOutside: modal.outside },
  };
}

const shareSums = new WeakMap<Population, Map<string, number>>();

/** Sum of all units' shares of a value. Remembered: the same few values come up in round after round, each over all units. */
function shareSum(population: Population, signal: number, value: number): number {
  const known = shareSums.get(population) ?? new Map<string, number>();
  shareSums.set(population, known);
  const key = `${signal}/${value}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const sum = population.units.reduce((total, { vectors }) => total + weightOf(vectors[signal] as SparseVector, value), 0);
  known.set(key, sum);
  return sum;
}
