import type { Population } from '../link/population.js';
import type { Background } from './background.js';
import type { Clock } from './clock.js';
import type { Tie } from './cluster.js';
import { bitsOfTails, meanEvidence } from './e-value.js';
import { fitHabit } from './fit-habit.js';
import { fitHours } from './fit-hours.js';
import type { Outsider } from './outsider.js';
import type { Profile } from './profile.js';
import { type Fit, tailsOf } from './tail.js';

/**
 * Signals that a group can have in common as a habit. Those in one list say nearly the same and count once. Between the lists the outsiders
 * of 56 labelled campaigns showed next to no correlation (means of −0.14 to 0.06 beside campaigns on machine clocks, of −0.02 to 0.23 beside those on human
 * clocks), so their bits add up. Hours of the week did so with active hours (0.45), and added nothing to them.
 */
const HABITS: readonly (readonly string[])[] = [['active-hours'], ['pacing'], ['calls', 'conversations']];
/**
 * While a group grows, its hours are held against the log alone: a seed has too few of its members for its cohort to be called outsiders. Pace
 * and amounts are held against the cohort from the start, since all users of an application have them.
 */
const HELD_AGAINST_LOG = 'active-hours';

/** One habit, fitted to a group. */
export interface HabitFit {
  readonly signal: string;
  readonly fit: Fit;
}

export function fitHabits(
  population: Population,
  clock: Clock,
  profile: Profile,
  cohort: readonly number[],
): readonly (readonly HabitFit[])[] {
  return HABITS.map((alternatives) =>
    alternatives.map((id): HabitFit => {
      const signal = population.signals.findIndex((each) => each.id === id);
      const fit =
        signal === clock.signal
          ? fitHours(population, clock, profile, cohort)
          : fitHabit(population, clock, profile, signal, cohort);
      return { signal: id, fit };
    }),
  );
}

/** By unit, the ties that its habits make: one for each list, told of in the words of the habit in which the middle member agrees most. */
export function scoreHabits(
  fits: readonly (readonly HabitFit[])[],
  outsiders: readonly Outsider[],
  members: ReadonlySet<number>,
  background: Background,
): (unit: number) => readonly Tie[] {
  const scored = fits.map((alternatives) =>
    alternatives
      .map(({ signal, fit }) => {
        const tails = tailsOf(fit, background === 'population' && signal === HELD_AGAINST_LOG ? [] : outsiders);
        const bits = bitsOfTails(tails, members);
        return { signal, tails, bits, reference: fit.reference.length, middleBits: middleOf(bits, members) };
      })
      .sort((left, right) => right.middleBits - left.middleBits),
  );
  return (unit) =>
    scored.flatMap((alternatives): Tie[] => {
      const told = alternatives.find(({ bits }) => bits.has(unit));
      if (told === undefined) return [];
      const bits = meanEvidence(alternatives.flatMap((each) => each.bits.get(unit) ?? []));
      const tailProbability = told.tails.get(unit) as number;
      return [{ signal: told.signal, bits, statement: { kind: 'habit', tailProbability, reference: told.reference } }];
    });
}

function middleOf(bits: ReadonlyMap<number, number>, members: ReadonlySet<number>): number {
  const own = [...members].flatMap((unit) => bits.get(unit) ?? []).sort((left, right) => left - right);
  return own[Math.floor(own.length / 2)] ?? Number.NEGATIVE_INFINITY;
}
