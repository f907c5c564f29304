import type { About } from '../../about.js';
import { columnOf, type Unit } from '../../account/unit.js';
import type { DescribedUnit, Population } from '../../link/population.js';
import { countOf, wordCount } from '../count-of.js';
import type { FindingKind } from '../finding.js';
import type { GroupCall, GroupContext } from '../group-context.js';
import { partOf, percentOf } from '../percent-of.js';
import { compareHabit, type Habit, type HabitComparison } from './compare-habit.js';
import { cannotSay, type PlaybookRule, type RuleOutcome } from './rule.js';

/** A sign is seen when so many members, and this share of those measured, show it, and others do not show it as often. Chosen. */
export const SEEN = {
  leastMembers: 3,
  leastShare: 0.25,
  mostPValue: 0.01,
} as const;

/** See Habit; with the number of the unit in the log. */
type UnitHabit = (described: DescribedUnit, unit: number) => boolean | null;

interface HabitPlan {
  readonly id: string;
  readonly version: number;
  readonly kind: FindingKind | null;
  readonly about: About;
  /** Habit of whole accounts, whatever their slices. */
  readonly isOfAccount: boolean;
  /** Fewest members that show it; without it as SEEN says. */
  readonly leastMembers?: number;
  /** What they do, after "12 of 20 members". */
  readonly does: string;
  /** Looks at the log as a whole first: the habit of each unit, or in words why the log cannot tell. Asked once a log. */
  readonly prepare: (context: GroupContext) => UnitHabit | string;
  /** Calls that show it. */
  readonly shows?: (unit: Unit, slot: number) => boolean;
}

/** A rule about what single accounts do: how many of the group do it, against everybody else. */
export function defineHabit(plan: HabitPlan): PlaybookRule {
  const { id, version, kind, about } = plan;
  const prepared = new WeakMap<Population, Habit | string>();
  return {
    id,
    version,
    kind,
    about,
    assess(context) {
      const habit = prepared.get(context.population) ?? remembering(context.population, plan.prepare(context));
      prepared.set(context.population, habit);
      if (typeof habit === 'string') return cannotSay(habit);
      const comparison = compareHabit(context, habit, plan.isOfAccount);
      if (typeof comparison === 'string') return cannotSay(comparison);
      return { ...outcomeOf(comparison, plan.does, plan.leastMembers), calls: callsOf(context, habit, plan.shows) };
    },
  };
}

export function outcomeOf(
  comparison: HabitComparison,
  does: string,
  leastMembers: number = SEEN.leastMembers,
): Omit<RuleOutcome, 'calls'> {
  const { showing, members, othersShowing, others, cohortShowing, cohort, interval, pValue } = comparison;
  const share = showing / members;
  const leastShare = leastMembers < SEEN.leastMembers ? 0 : SEEN.leastShare;
  const isSeen = showing >= leastMembers && share >= leastShare && pValue <= SEEN.mostPValue;
  const near = cohort === 0 ? '' : `, ${partOf(cohortShowing / cohort)} of ${countOf(cohort, 'other')} with such content`;
  return {
    observed: share,
    population: othersShowing / others,
    cohort: cohort === 0 ? null : cohortShowing / cohort,
    interval,
    pValue,
    statement: `${wordCount(showing)} of ${countOf(members, 'member')} ${does} (${percentOf(share)}); ${partOf(othersShowing / others)} of ${countOf(others, 'other')} in this log do${near}`,
    verdict: isSeen ? 'seen' : 'not-seen',
  };
}

/** What is known of a unit: its place among what a habit may say, plus one. */
const ANSWERS = [null, false, true] as const;

/** A habit is asked once a unit, whatever the number of groups. */
function remembering({ units }: Population, habit: UnitHabit | string): Habit | string {
  if (typeof habit === 'string') return habit;
  const known = new Uint8Array(units.length);
  return (unit) => {
    if (known[unit] === 0) known[unit] = 1 + ANSWERS.indexOf(habit(units[unit] as DescribedUnit, unit));
    return ANSWERS[(known[unit] as number) - 1] as boolean | null;
  };
}

function callsOf(context: GroupContext, habit: Habit, shows: HabitPlan['shows']): readonly GroupCall[] {
  if (shows === undefined) return [];
  const { calls, cluster, units } = context;
  return calls.filter(({ unit, slot }) => habit(cluster.members[unit]!.unit) === true && shows(units[unit]!.unit, slot));
}

export function hasBit(unit: Unit, slot: number, column: 'rules' | 'flags', bits: number): boolean {
  return (columnOf(unit.account, slot, column) & bits) !== 0;
}
