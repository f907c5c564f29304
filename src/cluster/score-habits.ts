import { CONTENT, type Population } from '../link/population.js';
import type { Background } from './background.js';
import type { Clock } from './clock.js';
import { bitsOfTails, meanEvidence } from './e-value.js';
import { fitContent } from './fit-content.js';
import { fitHabit } from './fit-habit.js';
import { type FittedUnits, fitHours } from './fit-hours.js';
import { fitMixture, isMixed, MIXTURE } from './fit-mixture.js';
import { fitStyle } from './fit-style.js';
import type { Profile } from './profile.js';
import type { Sign } from './sign.js';
import { type RankedFit, rankFit, tailsOf } from './tail.js';

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
const STYLE = 'style';

/** One habit, or the mixture of texts, fitted to a group. */
export interface HabitFit {
  readonly signal: string;
  readonly fit: RankedFit;
}

/** @param ratios content ratios of the cohort, by place */
export function fitHabits(
  population: Population,
  clock: Clock,
  profile: Profile,
  units: FittedUnits,
  ratios: readonly number[],
): readonly (readonly HabitFit[])[] {
  const habits = HABITS.map((alternatives) =>
    alternatives.map((id): HabitFit => {
      const signal = population.signals.findIndex((each) => each.id === id);
      const fit =
        signal === clock.signal
          ? fitHours(population, clock, profile, units)
          : fitHabit(population, clock, profile, signal, units);
      return { signal: id, fit: rankFit(fit) };
    }),
  );
  return [...texts(population, profile, units.cohort, ratios), ...mixtures(population, clock, profile, units), ...habits];
}

/**
 * Texts and ways of writing are held against the rest of the cohort, so that nothing can be said where nobody else sends such content.
 * Among outsiders the two hardly go together, so their bits add up, within the limit of their family.
 */
function texts(population: Population, profile: Profile, cohort: readonly number[], ratios: readonly number[]): HabitFit[][] {
  if (cohort.length <= profile.members.size) return [];
  const style = population.signals.findIndex(({ id }) => id === STYLE);
  return [
    [{ signal: population.signals[CONTENT]!.id, fit: rankFit(fitContent(population, cohort, ratios)) }],
    [{ signal: STYLE, fit: rankFit(fitStyle(population, profile, style, cohort)) }],
  ];
}

/** A mixture counts where members divide their calls. */
function mixtures(population: Population, clock: Clock, profile: Profile, units: FittedUnits): HabitFit[][] {
  const signal = population.signals.findIndex(({ id }) => id === MIXTURE);
  if (!isMixed(population, profile, signal)) return [];
  return [[{ signal: MIXTURE, fit: rankFit(fitMixture(population, clock, profile, signal, units)) }]];
}

/**
 * By place in the cohort, what its habits tie a unit by: one sign for each list, told of in the words of the habit in which the middle
 * member agrees most.
 * @param witnesses weight of each unit of the cohort as an outsider, by place
 * @param members places of the members
 */
export function scoreHabits(
  fits: readonly (readonly HabitFit[])[],
  witnesses: Float64Array,
  members: readonly number[],
  background: Background,
): readonly Sign[] {
  return fits.map((alternatives): Sign => {
    const scored = alternatives
      .map(({ signal, fit }) => {
        const isHeldAgainstLog = background === 'population' && signal === HELD_AGAINST_LOG;
        const tails = tailsOf(fit, isHeldAgainstLog ? new Float64Array(fit.size) : witnesses);
        const bits = bitsOfTails(tails, members);
        return { signal, tails, bits, reference: fit.reference, middleBits: middleOf(bits, members) };
      })
      .sort((left, right) => right.middleBits - left.middleBits);
    return {
      signal: scored[0]!.signal,
      bits: meanEvidence(scored.map(({ bits }) => bits)),
      tieOf: (place, bits) => {
        const { signal, tails, reference } = scored.find((each) => !Number.isNaN(each.bits[place]))!;
        return { signal, bits, statement: { kind: 'habit', tailProbability: tails[place] as number, reference } };
      },
    };
  });
}

function middleOf(bits: Float64Array, members: readonly number[]): number {
  const own = members
    .map((place) => bits[place] as number)
    .filter((each) => !Number.isNaN(each))
    .sort((left, right) => left - right);
  return own[Math.floor(own.length / 2)] ?? Number.NEGATIVE_INFINITY;
}
