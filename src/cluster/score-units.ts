import type { SignalFamily } from '../account/signals/signal.js';
import type { Population } from '../link/population.js';
import type { Clock } from './clock.js';
import type { Tie } from './cluster.js';
import { sumFamilies } from './family-limits.js';
import { modalValue, tieToValue } from './modal-value.js';
import { type Outsider, weighOutsiders } from './outsider.js';
import { contentRatios, type Profile, profileOf } from './profile.js';
import { fitHabit } from './score-habit.js';
import { fitHours } from './score-hours.js';
import { eitherOf, scoreTail } from './tail.js';

/** Content ratio from which a unit belongs to the cohort out of which a group is chosen (half-way between strangers and one queue). */
export const COHORT_RATIO = 0.6;

/** Against whom the group is measured: everybody outside it, or also the part of its own cohort that stayed outside. */
export type Background = 'population' | 'cohort';

export interface ScoredUnit {
  readonly unit: number;
  readonly contentRatio: number;
  readonly ties: readonly Tie[];
  readonly bits: number;
}

export interface Scoring {
  readonly profile: Profile;
  readonly cohort: readonly ScoredUnit[];
  /** Units that came near the cohort: enough to look at while a group is growing. */
  readonly near: readonly number[];
}

export interface ScoringOptions {
  readonly background: Background;
  /** Units to look at; all when left out. */
  readonly among?: readonly number[];
  /** The cohort, when it is not to be found by content. */
  readonly cohort?: readonly number[];
  /** A family that is left aside. */
  readonly without?: SignalFamily | undefined;
}

const HABITS: string[][] = [['active-hours', 'hour-of-week'], ['pacing'], ['calls', 'conversations']];
/** Content ratio from which a unit counts as near. */
const NEAR_RATIO = 0.35;

/**
 * Scores every unit of the cohort of a group: how much more its ways agree with the rest of the group than with the background.
 */
export function scoreUnits(population: Population, clock: Clock, members: readonly number[], options: ScoringOptions): Scoring {
  const profile = profileOf(population, members);
  const looked = options.cohort ?? options.among;
  const ratios = contentRatios(population, profile, looked);
  const among = looked ?? population.units.map((_, unit) => unit);
  const places = [...among.keys()].filter((at) => options.cohort !== undefined || (ratios[at] as number) > COHORT_RATIO);
  const cohort = places.map((at) => among[at] as number);
  const fits = HABITS.map((alternatives) => alternatives.map((id) => ({ signal: id, fit: id === 'active-hours' ? fitHours(population, clock, profile, cohort) : fitHabit(population, clock, profile, id, cohort) })));
  const all = cohort.filter((unit) => !profile.members.has(unit)).map((unit) => ({ unit, weight: 1 }));
  const score = (outsiders: readonly Outsider[], isCohort: boolean): ScoredUnit[] => {
    const categories = population.signals.flatMap(({ family }, index) =>
      family === options.without ? [] : modalValue(population, profile, index, isCohort ? outsiders : null),
    );
    const habits = fits.map((alternatives) => eitherOf(alternatives.map(({ signal, fit }) => scoreTail(signal, fit, signal === 'active-hours' && !isCohort ? [] : outsiders, profile.members)), profile.members));
    return places.map((at) => {
      const unit = among[at] as number;
      const own = habits.flatMap((ties) => ties.get(unit) ?? []);
      const ties = [...categories.map((modal) => tieToValue(population, profile, modal, unit)), ...own];
      return { unit, contentRatio: ratios[at] as number, ties, bits: sumFamilies(population.signals, ties) };
    });
  };
  const near = among.filter((unit, at) => (ratios[at] as number) > NEAR_RATIO || profile.members.has(unit));
  const plain = score(all, options.background === 'cohort');
  return { profile, near, cohort: score(weighOutsiders(plain, profile.members), options.background === 'cohort') };
}
