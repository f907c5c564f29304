import type { Signal, SignalFamily } from '../account/signals/signal.js';
import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import type { Tie } from './cluster.js';
import { type HoursProfile, hoursProfileOf, hoursScore } from './hours-profile.js';
import { contentRatio, type Profile, profileOf } from './profile.js';

/** Content ratio from which a unit belongs to the cohort out of which a group is chosen (half-way between strangers and one queue). */
export const COHORT_RATIO = 0.6;
/** A value is the group's own when this share of its calls carries it; rarer ones earn nothing: any choice of units clumps somewhere. */
const MODAL_SHARE = 0.5;
/** Share of the background mixed into the group's share: one odd call must not be impossible. */
const BACKGROUND_SHARE = 0.1;
/** A scaffold with this share of its holders outside the group is somebody else's too; it then earns nothing. */
const POPULAR_OUTSIDE_SHARE = 0.2;
/** Weight of the population's share, in units, when the share in the cohort is estimated. */
const COHORT_PRIOR_UNITS = 5;
/** Mean of −log2(p) when p is uniform: what chance alone earns. */
const CHANCE_BITS = Math.LOG2E;

/**
 * Bits a family may earn or cost one member. Infrastructure earns nothing towards a group: offices, campuses and carriers share it
 * among strangers, and operators vary it at will. `client` is capped low for the same reason.
 */
const FAMILY_LIMITS: Readonly<Record<SignalFamily, readonly [number, number]>> = {
  content: [0, 0],
  shape: [0, 0],
  infrastructure: [0, 0],
  scaffold: [-4, 10],
  configuration: [-2.5, 8],
  client: [-0.5, 2],
  time: [-2, 8],
};

export interface ScoredUnit {
  readonly unit: number;
  readonly contentRatio: number;
  readonly ties: readonly Tie[];
  readonly bits: number;
}

export interface Scoring {
  readonly profile: Profile;
  readonly cohort: readonly ScoredUnit[];
}

/** Against whom a shared value is measured: everybody outside the group, or also the part of its own cohort that stayed outside. */
export type Background = 'population' | 'cohort';

export interface Clock {
  readonly firstHour: number;
  readonly hours: number;
  readonly background: HoursProfile;
  readonly signal: number;
}

export function clockOf(population: Population): Clock {
  const signal = population.signals.findIndex(({ kernel }) => kernel === 'hours');
  const vectors = population.units.map(({ vectors }) => vectors[signal] as SparseVector);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { ids } of vectors) {
    if (ids.length === 0) continue;
    first = Math.min(first, ids[0] as number);
    last = Math.max(last, ids[ids.length - 1] as number);
  }
  const hours = last < first ? 1 : last - first + 1;
  return {
    firstHour: last < first ? 0 : first,
    hours,
    background: hoursProfileOf(vectors, last < first ? 0 : first, hours),
    signal,
  };
}

/**
 * Scores every unit of the cohort of a group: how much more its ways agree with the rest of the group than with the background.
 * The cohort is all units whose content fits, unless it is given.
 */
export function scoreUnits(
  population: Population,
  clock: Clock,
  members: readonly number[],
  background: Background,
  given?: readonly number[],
): Scoring {
  const profile = profileOf(population, members);
  const ratios = population.units.map((_, unit) => contentRatio(population, profile, unit));
  const cohort = given ?? ratios.flatMap((ratio, unit) => (ratio !== null && ratio > COHORT_RATIO ? [unit] : []));
  const outside = cohort.filter((unit) => !profile.members.has(unit));
  const categories = population.signals.flatMap((_, index) => modalValue(population, profile, index, background, outside));
  const hours = scoreHours(population, clock, profile, cohort);
  return {
    profile,
    cohort: cohort.map((unit) => {
      const ties = [...categories.map((modal) => tieToValue(population, profile, modal, unit)), ...(hours.get(unit) ?? [])];
      return { unit, contentRatio: ratios[unit] ?? 0, ties, bits: sumFamilies(population.signals, ties) };
    }),
  };
}

interface ModalValue {
  readonly signal: number;
  readonly id: string;
  readonly value: number;
  readonly groupSum: number;
  readonly outside: number;
}

/** The value that most of the group's calls carry, with its share outside; none when the group has no common value. */
function modalValue(
  population: Population,
  profile: Profile,
  index: number,
  background: Background,
  outside: readonly number[],
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
  if (background === 'cohort' && signal.family === 'scaffold' && isPopular(population, profile, index, value)) return [];
  const outsideCohort = background === 'cohort' ? outside : [];
  return [
    {
      signal: index,
      id: signal.id,
      value,
      groupSum,
      outside: outsideShare(population, profile, index, value, groupSum, outsideCohort),
    },
  ];
}

/** True when many of the scaffold's holders stand outside the group: an application that strangers use, not a sign of one operator. */
function isPopular(population: Population, profile: Profile, signal: number, value: number): boolean {
  let holders = 0;
  let outside = 0;
  population.units.forEach(({ vectors }, unit) => {
    const weight = weightOf(vectors[signal] as SparseVector, value);
    holders += weight;
    if (!profile.members.has(unit)) outside += weight;
  });
  return outside > POPULAR_OUTSIDE_SHARE * holders;
}

function outsideShare(
  population: Population,
  profile: Profile,
  signal: number,
  value: number,
  groupSum: number,
  outsideCohort: readonly number[],
): number {
  let everywhere = 0;
  for (const { vectors } of population.units) everywhere += weightOf(vectors[signal] as SparseVector, value);
  const inPopulation = (Math.max(0, everywhere - groupSum) + 0.5) / (population.units.length - profile.members.size + 1);
  if (outsideCohort.length === 0) return inPopulation;
  let inCohort = COHORT_PRIOR_UNITS * inPopulation;
  for (const unit of outsideCohort) inCohort += weightOf(population.units[unit]!.vectors[signal] as SparseVector, value);
  return Math.max(inPopulation, inCohort / (outsideCohort.length + COHORT_PRIOR_UNITS));
}

/** log2 ratio of the unit's calls with and without the group's value, group against background, the unit itself left out. */
function tieToValue(population: Population, profile: Profile, modal: ModalValue, unit: number): Tie {
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

/** Bits of each cohort unit's active hours: how few units outside the group fit its hours as well. */
function scoreHours(population: Population, clock: Clock, profile: Profile, cohort: readonly number[]): Map<number, Tie[]> {
  const vectorOf = (unit: number): SparseVector => population.units[unit]!.vectors[clock.signal] as SparseVector;
  const group = hoursProfileOf([...profile.members].map(vectorOf), clock.firstHour, clock.hours);
  const reference: number[] = [];
  population.units.forEach((_, unit) => {
    const score = profile.members.has(unit) ? null : hoursScore(group, clock.background, vectorOf(unit), false);
    if (score !== null) reference.push(score);
  });
  const sorted = Float64Array.from(reference).sort();
  const ties = new Map<number, Tie[]>();
  for (const unit of cohort) {
    const score = hoursScore(group, clock.background, vectorOf(unit), profile.members.has(unit));
    if (score === null) continue;
    const tailProbability = (sorted.length - countBelow(sorted, score) + 1) / (sorted.length + 1);
    const bits = -Math.log2(tailProbability) - CHANCE_BITS;
    ties.set(unit, [{ signal: 'active-hours', bits, statement: { kind: 'hours', tailProbability, reference: sorted.length } }]);
  }
  return ties;
}

/** Sum over families within their limits: correlated signals count once. */
export function sumFamilies(signals: readonly Signal[], ties: readonly Tie[]): number {
  const families = new Map<SignalFamily, number>();
  for (const tie of ties) {
    const family = signals.find(({ id }) => id === tie.signal)!.family;
    families.set(family, (families.get(family) ?? 0) + tie.bits);
  }
  let sum = 0;
  for (const [family, bits] of families) sum += Math.min(FAMILY_LIMITS[family][1], Math.max(FAMILY_LIMITS[family][0], bits));
  return sum;
}

export function weightOf({ ids, weights }: SparseVector, value: number): number {
  for (let i = 0; i < ids.length; i++) if (ids[i] === value) return weights[i] as number;
  return 0;
}

function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
