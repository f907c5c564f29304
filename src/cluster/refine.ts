import { sum } from 'simple-statistics';
import type { Population } from '../link/population.js';
import { logBinomialCoefficient } from '../stats/log-binomial-coefficient.js';
import type { Background } from './background.js';
import type { Clock } from './clock.js';
import type { Cluster, Member } from './cluster.js';
import { estimateCohort } from './estimate-cohort.js';
import { weighMembership } from './membership.js';
import { rememberSteps, type Score, type Step } from './paths.js';
import type { Scoring } from './score-units.js';
import type { SeedVariant } from './seed-variants.js';
import { isStranger } from './stranger.js';

/** A group before it is known how often it comes out. */
export type FoundGroup = Omit<Cluster, 'stability'>;

/** Rounds of growing. */
const GROWING_ROUNDS = 4;
/**
 * Round from which what has grown in a large log must pay. Of 460 seeds of 32 logs of 1,080 to 6,315 units that lead to a group all paid after the
 * second round against the log, and 7 of them not yet after the first. What is held against its cohort pays from the start.
 */
const PRICED_ROUND = 2;
/** Fewer units are no group (chosen). */
const LEAST_MEMBERS = 3;
/**
 * Units above which a growing group must pay for its choice out of a cohort that is only estimated. Groups of chance grow in number with
 * the log, and so do the crowds that they grow into: to follow each to its end would cost the square. Below, that costs little (chosen).
 */
const LARGE_LOG_UNITS = 5_000;

export interface RefineOptions {
  /** By unit, the units that came up as candidates. */
  readonly candidates: readonly Uint32Array[];
  /**
   * What a seed grows against. Against the log a few accounts of a queue take in all of it, and all of the crowd that sends such content
   * too; against its cohort a campaign in a crowd keeps to itself, when most of the seed is the campaign's. The log when left out.
   */
  readonly against?: Background;
  /** A family that is left aside. */
  readonly without?: SeedVariant;
  /**
   * Whether units that grew out of the seed lead to a group that is known already. Asked in large logs only: there many seeds grow into one crowd,
   * and to hold each against all of its cohort would cost more than all else.
   */
  readonly isKnown?: (grown: readonly number[]) => boolean;
}

/** What a round of growing leads to. */
interface Growth {
  readonly shaping: readonly number[];
  /** Of all units that were scored, the most first. */
  readonly bits: Float64Array;
  /** Units out of which the group was chosen: those that were scored, or in a large log as many as are estimated to fit in all of it. */
  readonly cohort: number;
}

/** The steps of all seeds over one set of candidates. */
interface Steps {
  readonly grow: Readonly<Record<Background, Step<Growth>>>;
  readonly trim: Step<FoundGroup | null>;
}

const known = new WeakMap<RefineOptions['candidates'], Steps>();

/**
 * Turns a seed of units into a group. All units of the cohort whose ways agree with the rest of the group by more bits than it costs to
 * choose them shape its profile: first it grows, then it has to hold against those of its own cohort that stayed outside. Named
 * are those that are hardly outsiders (see weighMembership). Were the profile made of these alone, every weak member lost would weaken the others.
 * @returns null when nothing is left
 */
export function refineGroup(
  population: Population,
  clock: Clock,
  seed: readonly number[],
  { candidates, against = 'population', without, isKnown }: RefineOptions,
): FoundGroup | null {
  const steps = known.get(candidates) ?? rememberAll(population, clock);
  known.set(candidates, steps);
  let shaping = seed;
  for (let round = 1; round <= GROWING_ROUNDS; round++) {
    const from = shaping;
    const grown = steps.grow[against](from, without, (score) =>
      growOnce(population, score(from, { background: against, among: neighboursOf(from, candidates) })),
    );
    shaping = grown.shaping;
    if (shaping.length < LEAST_MEMBERS) return null;
    const isPriced = against === 'cohort' || round >= PRICED_ROUND;
    if (!isPriced || !isLarge(population)) continue;
    if (!paysForCohort(grown) || isKnown?.(shaping)) return null;
  }
  return steps.trim(shaping, without, (score) => trimGroup(population, score, shaping));
}

function rememberAll(population: Population, clock: Clock): Steps {
  const remember = <Result>(): Step<Result> => rememberSteps<Result>(population, clock);
  return { grow: { population: remember(), cohort: remember() }, trim: remember() };
}

function growOnce(population: Population, scoring: Scoring): Growth {
  const bits = Float64Array.from(scoring.cohort, (scored) => scored.bits).sort();
  const shaping = chooseShaping(scoring);
  const isEstimated = isLarge(population) && shaping.length >= LEAST_MEMBERS;
  const cohort = isEstimated ? Math.max(bits.length, estimateCohort(population, scoring.profile)) : bits.length;
  return { shaping, bits: bits.reverse(), cohort };
}

function isLarge({ units }: Population): boolean {
  return units.length > LARGE_LOG_UNITS;
}

/**
 * Whether some units would pay for having been chosen out of so many. While a group grows its values are held against the log alone, which
 * brings them more bits than they will have against the cohort.
 */
function paysForCohort({ bits, cohort }: Growth): boolean {
  return payingUnits(bits, cohort) >= LEAST_MEMBERS;
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
  const membershipOf = weighMembership(scoring);
  const named = cohort.filter(({ unit, bits }) => profile.members.has(unit) && membershipOf(bits).isNamed);
  return named.length < LEAST_MEMBERS
    ? null
    : toGroup(
        scoring,
        named.map(({ unit }) => unit),
      );
}

/** Units that came up as candidates of some, and these themselves. */
export function neighboursOf(members: readonly number[], candidates: readonly Uint32Array[]): number[] {
  const units = new Set(members);
  for (const member of members) for (const other of candidates[member] ?? []) units.add(other);
  return [...units].sort((left, right) => left - right);
}

function chooseShaping({ cohort }: Scoring): number[] {
  const strongest = [...cohort].sort((left, right) => right.bits - left.bits || left.unit - right.unit);
  const bits = strongest.map((scored) => scored.bits);
  return strongest
    .slice(0, payingUnits(bits, cohort.length))
    .map(({ unit }) => unit)
    .sort((left, right) => left - right);
}

/**
 * Size of the largest group whose every unit pays for having been chosen into a group of that size (a step-up choice, as in Benjamini and
 * Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x): a large campaign is not held to the price of the small seed it grew from.
 * @param bits of the units, the most first
 * @param cohort units out of which they are chosen
 */
export function payingUnits(bits: ArrayLike<number>, cohort: number): number {
  let size = bits.length;
  while (size > 0 && (bits[size - 1] as number) <= selectionBits(cohort, size)) size--;
  return size;
}

/**
 * Cost of choosing a group of `members` out of `cohort`, per member: log2 of the binomial coefficient over members. Without it the best
 * of many chance groups would look like a find.
 * @see Naus 1965, doi:10.1080/01621459.1965.10480810 (scan statistics)
 */
export function selectionBits(cohort: number, members: number): number {
  return (logBinomialCoefficient(cohort, Math.min(cohort, members)) * Math.LOG2E) / members;
}

export function toGroup(scoring: Scoring, units: readonly number[]): FoundGroup {
  const { profile, cohort, tiesOf } = scoring;
  const membershipOf = weighMembership(scoring);
  const cost = selectionBits(cohort.length, profile.members.size);
  const chosen = new Set(units);
  const members = cohort
    .filter(({ unit }) => chosen.has(unit))
    .map(
      ({ unit, contentRatio, bits }): Member => ({
        unit,
        contentRatio,
        ties: tiesOf(unit),
        netBits: bits - cost,
        outsiderProbability: membershipOf(bits).outsiderProbability,
      }),
    );
  return {
    members,
    near: cohort
      .filter(({ unit }) => profile.members.has(unit) && !chosen.has(unit))
      .map(({ unit, bits }) => ({ unit, netBits: bits - cost })),
    cohort: cohort.map(({ unit }) => unit),
    selectionBits: cost,
    netBits: sum(members.map(({ netBits }) => netBits)),
    betweenContent: profile.betweenContent,
    withinContent: profile.withinContent,
    parts: 1,
  };
}
