import type { AccountDigest } from '../../account/account.js';
import type { ModelRelease } from '../../account/registration.js';
import { timeOfCall } from '../../account/sampled-call.js';
import { columnOf } from '../../account/unit.js';
import { MS_PER_DAY } from '../../durations.js';
import type { Population } from '../../link/population.js';
import type { GroupContext } from '../group-context.js';
import { compareHabit, type Habit, type HabitComparison } from './compare-habit.js';
import { outcomeOf } from './define-habit.js';
import { cannotSay, type PlaybookRule, type RuleOutcome } from './rule.js';

/** Time before and after a release that is compared. Chosen: a week holds every weekday once. */
const WINDOW_MS = 7 * MS_PER_DAY;
/** Fewest calls of an account on either side. */
const LEAST_CALLS = 4;
/** Change of the new model's share of an account's calls that is a pivot (chosen below the nearly half within a day that the source reports). */
const PIVOT_CHANGE = 0.4;

/** How many members moved to a new model at its release, against everybody else's move at the same time. */
export const releasePivot: PlaybookRule = {
  id: 'release-pivot',
  version: 1,
  kind: 'release-pivot',
  about: {
    title: 'Release pivot',
    measures:
      'share of members whose calls moved to a newly released model by at least 40 points from the week before its release to the week after, and the difference of that change to everybody else’s (difference in differences)',
    unit: 'share of members; higher than elsewhere means that more of them moved at once',
    source:
      'Anthropic, “Detecting and preventing distillation attacks”, February 2026 (nearly half the traffic within 24 hours); difference in differences after Card and Krueger 1994, doi:10.3386/w4509',
    weakness: 'needs dates of releases and model names that contain them; several releases share one correction',
    innocentCause: 'everybody tries a new model; an alias that the provider moves; a benchmark on the day of release',
  },
  assess(context) {
    const releases = context.facts?.modelReleases ?? [];
    if (releases.length === 0) return cannotSay('no dates of releases were given');
    const outcomes = releases.map((release) => assessRelease(context, release, releases.length));
    const said = outcomes.filter(({ pValue }) => pValue !== null);
    if (said.length === 0) return outcomes[0] as RuleOutcome;
    return said.reduce((best, each) => ((each.pValue as number) < (best.pValue as number) ? each : best));
  },
};

function assessRelease(context: GroupContext, release: ModelRelease, releases: number): RuleOutcome {
  const move = moveOf(context, release);
  if (move === null) return cannotSay(`no call names the model ${release.model}`);
  const { changeOf, habit } = move;
  const comparison = compareHabit(context, habit, true);
  if (typeof comparison === 'string') return cannotSay(`${release.model}: ${comparison}`);
  const corrected: HabitComparison = { ...comparison, pValue: Math.min(1, comparison.pValue * releases) };
  const outcome = outcomeOf(corrected, 'moved at once');
  return { ...outcome, statement: `${release.model}: ${outcome.statement}; ${differences(context, changeOf)}`, calls: [] };
}

interface Move {
  /** Change of the new model's share of an account's calls; null: too few calls. */
  readonly changeOf: (account: AccountDigest) => number | null;
  readonly habit: Habit;
}

const known = new WeakMap<Population, Map<ModelRelease, Move | null>>();

/** Who moved at a release, asked once an account, whatever the number of groups; null when no call names the model. */
function moveOf(context: GroupContext, release: ModelRelease): Move | null {
  const ofPopulation = known.get(context.population) ?? new Map<ModelRelease, Move | null>();
  known.set(context.population, ofPopulation);
  const before = ofPopulation.get(release);
  if (before !== undefined) return before;
  const values = valuesOf(context, release.model);
  const move = values.size === 0 ? null : measureMove(context.population, values, release.atMs);
  ofPopulation.set(release, move);
  return move;
}

function measureMove({ units }: Population, values: ReadonlySet<number>, atMs: number): Move {
  const changes = new Map<AccountDigest, number | null>();
  const changeOf = (account: AccountDigest): number | null => {
    if (!changes.has(account)) changes.set(account, shareChange(account, values, atMs));
    return changes.get(account) as number | null;
  };
  const habit = (unit: number): boolean | null => {
    const change = changeOf(units[unit]!.unit.account);
    return change === null ? null : change >= PIVOT_CHANGE;
  };
  return { changeOf, habit };
}

function differences(context: GroupContext, changeOf: (account: AccountDigest) => number | null): string {
  const own = new Set(context.accounts);
  const seen = new Set<string>();
  const sums = { inside: { sum: 0, count: 0 }, outside: { sum: 0, count: 0 } };
  for (const { unit } of context.population.units) {
    const { account } = unit.account;
    const change = seen.has(account) ? null : changeOf(unit.account);
    seen.add(account);
    if (change === null) continue;
    const side = own.has(account) ? sums.inside : sums.outside;
    side.sum += change;
    side.count++;
  }
  const group = points(sums.inside.sum / Math.max(1, sums.inside.count));
  const others = points(sums.outside.sum / Math.max(1, sums.outside.count));
  return `its share of the members’ calls changed by ${signed(group)} points, of others’ by ${signed(others)}: a difference of ${signed(group - others)}`;
}

function points(share: number): number {
  return Math.round(share * 100) + 0;
}

/** With a true minus, as the report writes numbers. */
function signed(value: number): string {
  return String(value).replace('-', '−');
}

/** Hashes of the log's model names that contain the released one: exports add dates and providers. */
function valuesOf({ labels, population }: GroupContext, model: string): ReadonlySet<number> {
  const wanted = model.toLowerCase();
  const values = new Set<number>();
  for (const { unit } of population.units)
    for (const slot of unit.slots) {
      const value = columnOf(unit.account, slot, 'model');
      if (!values.has(value) && (labels.get(value) ?? '').toLowerCase().includes(wanted)) values.add(value);
    }
  return values;
}

function shareChange(account: AccountDigest, values: ReadonlySet<number>, atMs: number): number | null {
  const before = { calls: 0, onNew: 0 };
  const after = { calls: 0, onNew: 0 };
  for (let slot = 0; slot < account.sample.size; slot++) {
    const gapMs = timeOfCall(account.sample, slot) - atMs;
    if (!(Math.abs(gapMs) <= WINDOW_MS)) continue;
    const side = gapMs < 0 ? before : after;
    side.calls++;
    if (values.has(columnOf(account, slot, 'model'))) side.onNew++;
  }
  if (before.calls < LEAST_CALLS || after.calls < LEAST_CALLS) return null;
  return after.onNew / after.calls - before.onNew / before.calls;
}
