import type { SignalFamily } from '../account/signals/signal.js';
import type { Population } from '../link/population.js';
import type { Background } from './background.js';
import type { Clock } from './clock.js';
import type { Tie } from './cluster.js';
import { sumFamilies } from './family-limits.js';
import { modalValue, tieToValue } from './modal-value.js';
import { type Outsider, weighOutsiders } from './outsider.js';
import { contentRatios, type Profile, profileOf } from './profile.js';
import { fitHabits, scoreHabits } from './score-habits.js';

/** Content ratio from which a unit belongs to the cohort out of which a group is chosen (half-way between strangers and one queue). */
export const COHORT_RATIO = 0.6;

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
  const near = among.filter((unit, at) => (ratios[at] as number) > NEAR_RATIO || profile.members.has(unit));
  const fits = fitHabits(population, clock, profile, cohort);
  const score = (outsiders: readonly Outsider[]): ScoredUnit[] => {
    const categories = population.signals.flatMap(({ family }, index) =>
      family === options.without
        ? []
        : modalValue(population, profile, index, options.background === 'cohort' ? outsiders : null),
    );
    const habitsOf = scoreHabits(fits, outsiders, profile.members, options.background);
    return places.map((at) => {
      const unit = among[at] as number;
      const ties = [...categories.map((modal) => tieToValue(population, profile, modal, unit)), ...habitsOf(unit)];
      return { unit, contentRatio: ratios[at] as number, ties, bits: sumFamilies(population.signals, ties) };
    });
  };
  const outside = cohort.filter((unit) => !profile.members.has(unit));
  const plain = score(outside.map((unit) => ({ unit, weight: 1 })));
  return { profile, near, cohort: score(weighOutsiders(plain, profile.members)) };
}
