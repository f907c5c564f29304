import { LEAST_WITHIN } from '../link/kernels.js';
import type { DescribedUnit, Population } from '../link/population.js';
import { addContent, type ContentSum, lendTable, overlapsWith, overlapsWithAll, takeSum } from './content-sum.js';

/** What a group looks like as a whole: the sum of its members' descriptions, so that any one member can be left out again. */
export interface Profile {
  readonly members: ReadonlySet<number>;
  /** By unit of the log, 1 for a member. */
  readonly isMember: Uint8Array;
  /** Sum of the members' content vectors. */
  readonly content: ContentSum;
  readonly contentMembers: number;
  /** Mean overlap between calls of different members; the denominator of the content ratio. */
  readonly betweenContent: number;
  readonly withinContent: number;
  /** Of a signal: value → summed share (category) or summed weight (hours). */
  readonly valuesOf: (signal: number) => ReadonlyMap<number, number>;
}

/** Least similarity between members used as divisor: groups of strangers have next to none. */
const LEAST_BETWEEN = 0.02;

export function profileOf(population: Population, members: readonly number[]): Profile {
  const table = lendTable(population);
  for (const member of members) addContent(population, member, table);
  const content = takeSum(population, members, table);
  return {
    ...contentSpread(population, members, content.norm),
    members: new Set(members),
    isMember: markMembers(population, members),
    content,
    valuesOf: rememberSums(population, members),
  };
}

function markMembers({ units }: Population, members: readonly number[]): Uint8Array {
  const isMember = new Uint8Array(units.length);
  for (const member of members) isMember[member] = 1;
  return isMember;
}

/** Sums are made when they are asked for: most signals are never. */
function rememberSums(population: Population, members: readonly number[]): Profile['valuesOf'] {
  const known = new Map<number, ReadonlyMap<number, number>>();
  return (signal) => {
    const sums = known.get(signal) ?? sumValues(population, members, signal);
    known.set(signal, sums);
    return sums;
  };
}

/**
 * How alike the calls of different members are, and those of one member.
 * @param norm overlap of the sum of their content with itself
 */
export function contentSpread(
  { units }: Population,
  members: readonly number[],
  norm: number,
): Pick<Profile, 'contentMembers' | 'betweenContent' | 'withinContent'> {
  let selfOverlap = 0;
  let withinSum = 0;
  let withinCount = 0;
  let contentMembers = 0;
  for (const member of members) {
    const { content, withinContent } = units[member] as DescribedUnit;
    if (content.ids.length === 0) continue;
    contentMembers++;
    selfOverlap += content.selfOverlap;
    if (withinContent === null) continue;
    withinSum += withinContent;
    withinCount++;
  }
  const pairs = contentMembers * (contentMembers - 1);
  return {
    contentMembers,
    betweenContent: pairs === 0 ? 0 : (norm - selfOverlap) / pairs,
    withinContent: withinCount === 0 ? 0 : withinSum / withinCount,
  };
}

/** Content similarity of a unit to the rest of the group, 1 for a share of the same queue; null when it has too few texts. */
export function contentRatio(population: Population, profile: Profile, index: number): number | null {
  return ratioOf(population, profile, index, overlapsWith(population, profile.content, [index])[0] as number);
}

/**
 * Content similarity of many units to the rest of the group, in their order; 0 for those with too few texts.
 * @param units all of the log when left out
 */
export function contentRatios(population: Population, profile: Profile, units?: readonly number[]): Float64Array {
  const overlaps =
    units === undefined ? overlapsWithAll(population, profile.content) : overlapsWith(population, profile.content, units);
  const within = leastWithin(population);
  const between = Math.max(LEAST_BETWEEN, profile.betweenContent);
  for (let i = 0; i < overlaps.length; i++) {
    const unit = units === undefined ? i : (units[i] as number);
    const overlap = overlaps[i] as number;
    overlaps[i] =
      profile.isMember[unit] === 1
        ? (ratioOf(population, profile, unit, overlap) ?? 0)
        : overlap / profile.contentMembers / Math.sqrt(between * (within[unit] as number)) || 0;
  }
  return overlaps;
}

const known = new WeakMap<Population, Float64Array>();

/** By unit, the similarity within it as it divides an overlap; infinite where it is not known. Thousands of units are held against each profile. */
function leastWithin(population: Population): Float64Array {
  const within =
    known.get(population) ??
    Float64Array.from(population.units, ({ withinContent }) =>
      withinContent === null ? Number.POSITIVE_INFINITY : Math.max(LEAST_WITHIN, withinContent),
    );
  known.set(population, within);
  return within;
}

function ratioOf(population: Population, profile: Profile, index: number, overlap: number): number | null {
  const { content, withinContent } = population.units[index] as DescribedUnit;
  if (withinContent === null) return null;
  const inside = content.ids.length > 0 && profile.isMember[index] === 1;
  const others = profile.contentMembers - (inside ? 1 : 0);
  if (others === 0) return null;
  const mean = (overlap - (inside ? content.selfOverlap : 0)) / others;
  return mean / Math.sqrt(Math.max(LEAST_BETWEEN, profile.betweenContent) * Math.max(LEAST_WITHIN, withinContent));
}

function sumValues(population: Population, members: readonly number[], signal: number): Map<number, number> {
  const values = new Map<number, number>();
  for (const member of members) {
    const { ids, weights } = population.units[member]!.vectorOf(signal);
    for (let i = 0; i < ids.length; i++)
      values.set(ids[i] as number, (values.get(ids[i] as number) ?? 0) + (weights[i] as number));
  }
  return values;
}
