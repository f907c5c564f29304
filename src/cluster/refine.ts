import { sum } from 'simple-statistics';
import type { Population } from '../link/population.js';
import { logBinomialCoefficient } from '../stats/log-binomial-coefficient.js';
import type { Clock } from './clock.js';
import type { Cluster, Member } from './cluster.js';
import { outsiderProbability } from './outsider.js';
import { rememberSteps, type Score, type Step } from './paths.js';
import type { Scoring } from './score-units.js';
import type { SeedVariant } from './seed-variants.js';
import { isStranger } from './stranger.js';

/** A group before it is known how often it comes out. */
export type FoundGroup = Omit<Cluster, 'stability'>;

/** Rounds of growing against the whole population. */
const GROWING_ROUNDS = 4;
/**
 * A unit is named when the probability that it is none of the group's is at most this. On 82 labelled worlds 6 of some 140,000 innocent accounts
 * were named with it and 20 with 0.05, for 105 members more of 8,085.
 */
const MOST_OUTSIDER_PROBABILITY = 0.03;
/** Fewer units are no group (chosen). */
const LEAST_MEMBERS = 3;

export interface RefineOptions {
  /** By unit, the units that came up as candidates. */
  readonly candidates: readonly Uint32Array[];
  /** A family that is left aside. */
  readonly without?: SeedVariant;
}

/** The steps of all seeds over one set of candidates. */
interface Steps {
  readonly grow: Step<readonly number[]>;
  readonly trim: Step<FoundGroup | null>;
}

const known = new WeakMap<RefineOptions['candidates'], Steps>();

/**
 * Turns a seed of units into a group. All units of the cohort whose ways agree with the rest of the group by more bits than it costs to
 * choose them shape its profile: first it grows, then it has to hold against those of its own cohort that stayed outside. Named
 * are those that are hardly outsiders. Were the profile made of these alone, every weak member lost would weaken the others.
 * @returns null when nothing is left
 */
export function refineGroup(
  population: Population,
  clock: Clock,
  seed: readonly number[],
  { candidates, without }: RefineOptions,
): FoundGroup | null {
  const steps = known.get(candidates) ?? { grow: rememberSteps(population, clock), trim: rememberSteps(population, clock) };
  known.set(candidates, steps);
  let shaping = seed;
  for (let round = 0; round < GROWING_ROUNDS; round++) {
    const from = shaping;
    shaping = steps.grow(from, without, (score) =>
      chooseShaping(score(from, { background: 'population', among: neighboursOf(from, candidates) })),
    );
    if (shaping.length < LEAST_MEMBERS) return null;
  }
  return steps.trim(shaping, without, (score) => trimGroup(population, score, shaping));
}

/** All units are looked at once; from then on units can only leave, so that the trimming ends. */
function trimGroup(population: Population, score: Score, grown: readonly number[]): FoundGroup | null {
  const wide = score(grown, { background: 'cohort' });
  let shaping = chooseShaping(wide);
  while (shaping.length >= LEAST_MEMBERS) {
    const scoring = score(shaping, { background: 'cohort', among: wide.near });
    const chosen = new Set(chooseShaping(scoring));
    const left = shaping.filter((unit) => chosen.has(unit));
    const agreeing = left.length < shaping.length ? left : left.filter((unit) => !isStranger(population, scoring, unit));
    if (agreeing.length === shaping.length) return nameMembers(scoring);
    shaping = agreeing;
  }
  return null;
}

function nameMembers(scoring: Scoring): FoundGroup | null {
  const { cohort, profile } = scoring;
  const shares = { members: profile.members.size, size: cohort.length };
  const named = cohort.filter(
    ({ unit, bits }) => profile.members.has(unit) && outsiderProbability(bits, shares) <= MOST_OUTSIDER_PROBABILITY,
  );
  return named.length < LEAST_MEMBERS
    ? null
    : toGroup(
        scoring,
        named.map(({ unit }) => unit),
      );
}

function neighboursOf(members: readonly number[], candidates: readonly Uint32Array[]): number[] {
  const units = new Set(members);
  for (const member of members) for (const other of candidates[member] ?? []) units.add(other);
  return [...units].sort((left, right) => left - right);
}

/**
 * The largest group whose every unit pays for having been chosen into a group of that size (a step-up choice, as in Benjamini and
 * Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x): a large campaign is not held to the price of the small seed it grew from.
 */
function chooseShaping({ cohort }: Scoring): number[] {
  const strongest = [...cohort].sort((left, right) => right.bits - left.bits || left.unit - right.unit);
  let size = strongest.length;
  while (size > 0 && strongest[size - 1]!.bits <= selectionBits(cohort.length, size)) size--;
  return strongest
    .slice(0, size)
    .map(({ unit }) => unit)
    .sort((left, right) => left - right);
}

/**
 * Cost of choosing a group of `members` out of `cohort`, per member: log2 of the binomial coefficient over members. Without it the best
 * of many chance groups would look like a find.
 * @see Naus 1965, doi:10.1080/01621459.1965.10480810 (scan statistics)
 */
export function selectionBits(cohort: number, members: number): number {
  return (logBinomialCoefficient(cohort, Math.min(cohort, members)) * Math.LOG2E) / members;
}

export function toGroup({ profile, cohort, tiesOf }: Scoring, units: readonly number[]): FoundGroup {
  const cost = selectionBits(cohort.length, profile.members.size);
  const chosen = new Set(units);
  const members = cohort
    .filter(({ unit }) => chosen.has(unit))
    .map(({ unit, contentRatio, bits }): Member => ({ unit, contentRatio, ties: tiesOf(unit), netBits: bits - cost }));
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
