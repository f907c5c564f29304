import { HOURS_PER_DAY } from '../../durations.js';
import type { Population } from '../../link/population.js';
import { countOf } from '../count-of.js';
import type { GroupContext } from '../group-context.js';
import { type Drawn, drawNull } from './draw-null.js';
import { permutationOutcome } from './permutation-outcome.js';
import { cannotSay, type GroupTest, P_VALUE_SOURCE, READING_LEVEL, type TestOutcome } from './test.js';

/** Shorter logs leave too few days to shift by. */
const MIN_DAYS = 4;

/** Did the members work at the same hours, or by turns, beyond what their own daily rhythms bring about? */
export const synchrony: GroupTest = {
  id: 'synchrony',
  about: {
    title: 'Synchrony',
    measures: 'mean number of other members active in an hour in which a member was active',
    unit: 'accounts; higher than by chance means in step, lower means by turns',
    source: `co-occurrence with circular shifts by whole days as null, which keep each account’s daily rhythm (toroidal shift; Lotwick and Silverman 1982, doi:10.1111/j.2517-6161.1982.tb01221.x); ${P_VALUE_SOURCE}`,
    weakness: 'weekly rhythm is not kept; accounts with clocks of their own show nothing',
    innocentCause: 'classes, batch release times, outages, retry storms',
  },
  run: runSynchrony,
};

function runSynchrony(context: GroupContext): TestOutcome {
  const signal = context.population.signals.findIndex(({ kernel }) => kernel === 'hours');
  const members = context.units.map(({ vectorOf }) => vectorOf(signal).ids).filter((hours) => hours.length > 0);
  const { firstHour, days } = spanOf(context, signal);
  if (members.length < 3) return cannotSay(`${countOf(members.length, 'member')} with times, 3 needed`);
  if (days < MIN_DAYS)
    return cannotSay(`the log spans ${countOf(days, 'day')}, ${MIN_DAYS} needed to shift accounts against each other`);
  const hours = days * HOURS_PER_DAY;
  const meanOthers = createMeanOthers(members, firstHour, hours);
  const rng = context.rng('synchrony');
  const drawn = drawNull({
    observed: meanOthers(() => 0),
    isTwoSided: true,
    steps: hours + members.reduce((sum, { length }) => sum + length, 0),
    draw: () => meanOthers(() => Math.floor(rng() * days) * HOURS_PER_DAY),
  });
  return permutationOutcome(drawn, drawn.twoSided, readingOf(drawn));
}

function readingOf({ above, below }: Drawn): string {
  if (above <= READING_LEVEL / 2) return 'the members work in step, beyond their daily rhythms';
  if (below <= READING_LEVEL / 2) return 'the members take turns: they meet less often than their daily rhythms bring about';
  return 'neither in step nor in turn, beyond what their daily rhythms bring about';
}

interface LogSpan {
  readonly firstHour: number;
  readonly days: number;
}

const known = new WeakMap<Population, LogSpan>();

/** First hour and days of the log, looked for once for all its groups. */
function spanOf({ population }: GroupContext, signal: number): LogSpan {
  const span = known.get(population) ?? measureSpan(population, signal);
  known.set(population, span);
  return span;
}

function measureSpan({ units }: Population, signal: number): LogSpan {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { vectorOf } of units) {
    const { ids } = vectorOf(signal);
    if (ids.length === 0) continue;
    first = Math.min(first, ids[0] as number);
    last = Math.max(last, ids[ids.length - 1] as number);
  }
  return { firstHour: first, days: last < first ? 0 : Math.ceil((last - first + 1) / HOURS_PER_DAY) };
}

/**
 * Mean number of others under some shift of each member. Shifts are circular over whole days, so every hour keeps its time of day. Asked
 * thousands of times, so nothing is made on the way.
 */
function createMeanOthers(
  members: readonly Uint32Array[],
  firstHour: number,
  hours: number,
): (nextShift: () => number) => number {
  const active = new Uint32Array(hours);
  const sinceFirst = members.map((ids) => ids.map((hour) => hour - firstHour));
  const marks = members.reduce((sum, { length }) => sum + length, 0);
  return (nextShift) => {
    active.fill(0);
    let pairs = 0;
    for (const own of sinceFirst) {
      const shift = nextShift();
      for (let i = 0; i < own.length; i++) {
        const shifted = (own[i] as number) + shift;
        const at = shifted < hours ? shifted : shifted - hours;
        pairs += active[at] as number;
        active[at] = (active[at] as number) + 1;
      }
    }
    // Of each pair both are among the other's others.
    return (2 * pairs) / marks;
  };
}
