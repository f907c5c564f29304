import type { Signal } from '../account/signals/signal.js';
import { columnsOf, weightInColumns } from '../link/columns.js';
import type { Population } from '../link/population.js';
import { type CommonValue, commonValue, WORDING } from './common-value.js';
import { shareSum } from './holders.js';
import { isOneOperationOutside } from './holders-outside.js';
import { COHORT_PRIOR_UNITS } from './outsider.js';
import type { Profile } from './profile.js';
import { shareUnderSameTool } from './same-tool.js';
import type { Sign } from './sign.js';

/** Share of the background mixed into the group's share: one odd call must not be impossible. */
const BACKGROUND_SHARE = 0.1;
/**
 * A scaffold with more than this share of its holders outside the group is somebody else’s too; it then earns nothing. With a fifth a pool of 40 with a
 * prompt of its own was lost, nine of whose holders sent other texts; with a half agents’ users counted as one operation. Both on 197 labelled worlds.
 */
export const POPULAR_OUTSIDE_SHARE = 0.3;

export interface ModalValue {
  readonly signal: number;
  readonly id: string;
  readonly value: number;
  readonly groupSum: number;
  readonly outside: number;
}

/** The rest of a group's cohort, and strangers who share another setting with the group: against them a share in the group is held. */
export interface Witnesses {
  /** The group's common values. */
  readonly common: readonly CommonValue[];
  /** All units of the accounts near the group in content, which are no strangers. */
  readonly kin: ReadonlySet<number>;
  readonly cohort: readonly number[];
  /** Weight of each unit of the cohort as an outsider, by place; 0 for members. */
  readonly weights: Float64Array;
}

/**
 * The value that most of the group's calls carry, with its share outside; none when the group has no common value.
 * @param witnesses null to measure against the population alone
 */
export function modalValue(population: Population, profile: Profile, index: number, witnesses: Witnesses | null): ModalValue[] {
  const signal = population.signals[index] as Signal;
  const modal = commonValue(population, profile, index);
  if (modal === null) return [];
  const { value, groupSum } = modal;
  if (signal.family === 'scaffold' && signal.id !== WORDING && isPopular(population, profile, index, value)) return [];
  return [
    {
      signal: index,
      id: signal.id,
      value,
      groupSum,
      outside: outsideShare(population, profile, modal, witnesses),
    },
  ];
}

/**
 * True when many of the scaffold's holders stand outside the group and differ from each other as strangers do, in their texts or in their
 * choice of models: an application, not a sign of one operator. Holders outside that are shares of one queue and use one model are the
 * rest of the operation, in another language or on another body of text.
 */
function isPopular(population: Population, { members, valuesOf }: Profile, signal: number, value: number): boolean {
  const holders = shareSum(population, signal, value);
  const outside = holders - (valuesOf(signal).get(value) ?? 0);
  return outside > POPULAR_OUTSIDE_SHARE * holders && !isOneOperationOutside(population, members, signal, value);
}

function outsideShare(population: Population, profile: Profile, modal: CommonValue, witnesses: Witnesses | null): number {
  const { signal, value, groupSum } = modal;
  const everywhere = shareSum(population, signal, value);
  const inPopulation = (Math.max(0, everywhere - groupSum) + 0.5) / (population.units.length - profile.members.size + 1);
  if (witnesses === null) return inPopulation;
  const columns = columnsOf(population, signal);
  let inCohort = COHORT_PRIOR_UNITS * inPopulation;
  let size = COHORT_PRIOR_UNITS;
  for (let place = 0; place < witnesses.cohort.length; place++) {
    const weight = witnesses.weights[place] as number;
    if (weight === 0) continue;
    inCohort += weight * weightInColumns(columns, witnesses.cohort[place] as number, value);
    size += weight;
  }
  const least = size === COHORT_PRIOR_UNITS ? inPopulation : Math.max(inPopulation, inCohort / size);
  return shareUnderSameTool(population, modal, { ...witnesses, inPopulation, least });
}

/** log2 ratio of a unit's calls with and without the group's value, group against background, the unit itself left out. */
export function signOf(population: Population, profile: Profile, modal: ModalValue, cohort: readonly number[]): Sign {
  const { signal, id, value, groupSum, outside } = modal;
  const columns = columnsOf(population, signal);
  const ownOf = (place: number): number => weightInColumns(columns, cohort[place] as number, value);
  const isMember = (place: number): boolean => profile.isMember[cohort[place] as number] === 1;
  const shareInGroup = (place: number): number => {
    const inside = isMember(place);
    const others = profile.members.size - (inside ? 1 : 0);
    return others === 0 ? 0 : Math.max(0, groupSum - (inside ? ownOf(place) : 0)) / others;
  };
  const ratios = (share: number): readonly [withValue: number, without: number] => {
    const mixed = (1 - BACKGROUND_SHARE) * share + BACKGROUND_SHARE * outside;
    return [Math.log2(mixed / outside), Math.log2((1 - mixed) / (1 - outside))];
  };
  const ofOutsiders = ratios(Math.max(0, groupSum) / profile.members.size);
  return {
    signal: id,
    bits: Float64Array.from(cohort, (_, place) => {
      const own = ownOf(place);
      const [withValue, without] = isMember(place) ? ratios(shareInGroup(place)) : ofOutsiders;
      return own * withValue + (1 - own) * without;
    }),
    tieOf: (place, bits) => ({
      signal: id,
      bits,
      statement: { kind: 'shared-value', value, shareInGroup: shareInGroup(place), shareOutside: outside },
    }),
  };
}
