import type { Population } from '../../link/population.js';
import { binomialUpperTailLog2 } from '../../stats/binomial-upper-tail-log2.js';
import { clopperPearson } from '../../stats/clopper-pearson.js';
import type { GroupContext } from '../group-context.js';
import { accountNumbers, unitsOfAccounts } from './units-of-accounts.js';

/** Fewest members and others that must be measurable. Chosen: below, a share says next to nothing. */
const LEAST_MEMBERS = 3;
const LEAST_OTHERS = 20;
/** Weight of the population's share, in units, when the share in the cohort outside is estimated. */
const PRIOR_UNITS = 5;
/** Below this a p-value says only "far beyond chance": independence of accounts does not hold to more digits. */
const LEAST_P_VALUE = 1e-12;

/** Whether a unit of the log, an account or slice, shows a habit; null: too little of it is known. */
export type Habit = (unit: number) => boolean | null;

export interface HabitComparison {
  /** Members that show the habit, and members that could be measured. */
  readonly showing: number;
  readonly members: number;
  /** The same among all others, and among others with such content. */
  readonly othersShowing: number;
  readonly others: number;
  readonly cohortShowing: number;
  readonly cohort: number;
  /** 95 % interval of the members' share. */
  readonly interval: { readonly low: number; readonly high: number };
  /** So many members or more, had they the larger of both shares outside (exact binomial upper tail). */
  readonly pValue: number;
}

/**
 * How common a habit is in the group, in the rest of the log and in the rest of the group's own cohort.
 * @param isOfAccount the habit is one of whole accounts: an account counts once, whatever its slices
 * @returns a comparison, or in words why there is none
 */
export function compareHabit(context: GroupContext, habit: Habit, isOfAccount: boolean): HabitComparison | string {
  const { population, cluster } = context;
  const inside = new Set(cluster.members.map(({ unit }) => unit));
  const ownAccounts = new Set(context.accounts);
  const isOther = (unit: number): boolean =>
    !inside.has(unit) && !(isOfAccount && ownAccounts.has(population.units[unit]!.unit.account.account));
  const members = count(
    population,
    [...inside].sort((a, b) => a - b),
    habit,
    isOfAccount,
  );
  if (members.known < LEAST_MEMBERS) return `${members.known} members can be measured, ${LEAST_MEMBERS} needed`;
  const all = countAll(population, habit, isOfAccount);
  const own = isOfAccount ? count(population, unitsOfAccounts(population, context.accounts), habit, true) : members;
  const others = { showing: all.showing - own.showing, known: all.known - own.known };
  if (others.known < LEAST_OTHERS) return `${others.known} accounts outside the group can be measured, ${LEAST_OTHERS} needed`;
  const cohort = count(population, cluster.cohort.filter(isOther), habit, isOfAccount);
  const general = (others.showing + 0.5) / (others.known + 1);
  const expected = Math.max(general, (cohort.showing + PRIOR_UNITS * general) / (cohort.known + PRIOR_UNITS));
  return {
    showing: members.showing,
    members: members.known,
    othersShowing: others.showing,
    others: others.known,
    cohortShowing: cohort.showing,
    cohort: cohort.known,
    interval: clopperPearson(members.showing, members.known)!,
    pValue: Math.max(LEAST_P_VALUE, 2 ** binomialUpperTailLog2(members.showing, members.known, expected)),
  };
}

interface Shown {
  readonly showing: number;
  readonly known: number;
}

const counted = new WeakMap<Population, WeakMap<Habit, Shown>>();

/** The whole log under a habit, counted once: every group takes its own members out of it. */
function countAll(population: Population, habit: Habit, isOfAccount: boolean): Shown {
  const ofPopulation = counted.get(population) ?? new WeakMap<Habit, Shown>();
  counted.set(population, ofPopulation);
  const before = ofPopulation.get(habit);
  if (before !== undefined) return before;
  const all = count(population, [...population.units.keys()], habit, isOfAccount);
  ofPopulation.set(habit, all);
  return all;
}

function count(population: Population, units: readonly number[], habit: Habit, isOfAccount: boolean): Shown {
  const accounts = accountNumbers(population);
  const isSeen = new Uint8Array(isOfAccount ? accounts.length : 0);
  let showing = 0;
  let known = 0;
  for (const unit of units) {
    if (isOfAccount) {
      const account = accounts[unit] as number;
      if (isSeen[account] === 1) continue;
      isSeen[account] = 1;
    }
    const shows = habit(unit);
    if (shows === null) continue;
    known++;
    if (shows) showing++;
  }
  return { showing, known };
}
