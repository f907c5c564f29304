import { sum } from 'simple-statistics';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import type { Cluster, Member } from './cluster.js';
import { type Scoring, scoreUnits } from './score-units.js';
import { isStranger } from './stranger.js';

/** A group before it is known how often it comes out. */
export type FoundGroup = Omit<Cluster, 'stability'>;

/** Rounds of growing against the whole population. */
const GROWING_ROUNDS = 4;
/** Bits a member must bring beyond what choosing it costs. */
const LEAST_NET_BITS = 1;
const LEAST_MEMBERS = 3;

/**
 * Turns a seed of units into a group: members are all units of the cohort whose ways agree with the rest of the group by more bits
 * than it costs to choose them. First the group grows, then it has to hold against those of its own cohort that stayed outside.
 * @returns null when nothing is left
 */
export function refineGroup(
  population: Population,
  clock: Clock,
  seed: readonly number[],
  candidates: readonly Uint32Array[],
): FoundGroup | null {
  let members = seed;
  for (let round = 0; round < GROWING_ROUNDS; round++) {
    const scoring = scoreUnits(population, clock, members, {
      background: 'population',
      among: neighboursOf(members, candidates),
    });
    members = chooseMembers(scoring);
    if (members.length < LEAST_MEMBERS) return null;
  }
  return trimGroup(population, clock, members);
}

/** All units are looked at once; from then on members can only leave, so that the trimming ends. */
function trimGroup(population: Population, clock: Clock, grown: readonly number[]): FoundGroup | null {
  const wide = scoreUnits(population, clock, grown, { background: 'cohort' });
  let members = chooseMembers(wide);
  while (members.length >= LEAST_MEMBERS) {
    const scoring = scoreUnits(population, clock, members, { background: 'cohort', among: wide.near });
    const chosen = new Set(chooseMembers(scoring));
    const left = members.filter((unit) => chosen.has(unit));
    const agreeing = left.length < members.length ? left : left.filter((unit) => !isStranger(population, scoring, unit));
    if (agreeing.length === members.length) return toGroup(scoring, members);
    members = agreeing;
  }
  return null;
}

function neighboursOf(members: readonly number[], candidates: readonly Uint32Array[]): number[] {
  const units = new Set(members);
  for (const member of members) for (const other of candidates[member] ?? []) units.add(other);
  return [...units].sort((left, right) => left - right);
}

/**
 * The largest group whose every member pays for having been chosen into a group of that size (a step-up choice, as in Benjamini and
 * Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x): a large campaign is not held to the price of the small seed it grew from.
 */
function chooseMembers({ cohort }: Scoring): number[] {
  const strongest = [...cohort].sort((left, right) => right.bits - left.bits || left.unit - right.unit);
  let size = strongest.length;
  while (size > 0 && strongest[size - 1]!.bits <= selectionBits(cohort.length, size) + LEAST_NET_BITS) size--;
  return strongest
    .slice(0, size)
    .map(({ unit }) => unit)
    .sort((left, right) => left - right);
}

/**
 * Cost of choosing a group of `members` out of `cohort`, per member: log2 of the binomial coefficient over members is about
 * log2(cohort / members) + log2(e). Without it the best of many chance groups would look like a find.
 * @see Naus 1965, doi:10.1080/01621459.1965.10480810 (scan statistics)
 */
export function selectionBits(cohort: number, members: number): number {
  return Math.log2(Math.max(1, cohort / members)) + Math.LOG2E;
}

export function toGroup({ profile, cohort }: Scoring, units: readonly number[]): FoundGroup {
  const cost = selectionBits(cohort.length, units.length);
  const chosen = new Set(units);
  const members = cohort
    .filter(({ unit }) => chosen.has(unit))
    .map(({ unit, contentRatio, ties, bits }): Member => ({ unit, contentRatio, ties, netBits: bits - cost }));
  return {
    members,
    cohort: cohort.map(({ unit }) => unit),
    selectionBits: cost,
    netBits: sum(members.map(({ netBits }) => netBits)),
    betweenContent: profile.betweenContent,
    withinContent: profile.withinContent,
    parts: 1,
  };
}
