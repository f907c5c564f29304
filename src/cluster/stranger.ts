import type { Population } from '../link/population.js';
import type { Profile } from './profile.js';
import type { Scoring } from './score-units.js';
import { weightOf } from './weight-of.js';

/** What nearly all members of a group share; below it, members vary it. */
const UNANIMOUS_SHARE = 0.8;
/**
 * Bits by which a unit contradicts it. Who lacks a value that four fifths of the group and at most one in five of the others have contradicts
 * it by 1.6 bits or more; bystanders in campaigns' groups that were looked at one by one on labelled worlds lay at −1.9 and below.
 */
const DISSENT_BITS = -1.5;
/** What one dispatcher sets for all its accounts. A system prompt more or less is no contradiction: campaigns vary it. */
const CONFIGURATION: readonly string[] = ['model', 'parameters', 'user-agent'];
/** A scaffold is an application of others when it has so many holders (chosen: a handful)… */
const LEAST_APPLICATION_HOLDERS = 5;
/** …of which nearly all stand outside the group. */
const APPLICATION_OUTSIDE_SHARE = 0.8;
/** A scaffold is a unit's own when this share of its calls carries it. */
const OWN_SHARE = 0.5;

/**
 * True for a unit that came into a group by content and chance agreement: it contradicts what all others share, holds conversations
 * where they ask single questions, or works under an application that the group does not use. Where everybody else agrees, one who does not is a bystander, however well the rest fits.
 */
export function isStranger(population: Population, { profile, tiesOf }: Scoring, unit: number): boolean {
  const dissents = tiesOf(unit).some(
    ({ signal, bits, statement }) =>
      CONFIGURATION.includes(signal) &&
      statement.kind === 'shared-value' &&
      statement.shareInGroup >= UNANIMOUS_SHARE &&
      bits <= DISSENT_BITS,
  );
  return dissents || conversesOtherwise(population, profile, unit) || usesForeignApplication(population, profile.members, unit);
}

/**
 * True for a unit whose calls carry conversations of another length than nearly all of the group's: single questions against dialogues.
 * On 66 labelled worlds this took out 8 of 19 bystanders: thin accounts that chance hours had let in.
 */
function conversesOtherwise({ signals, units }: Population, { members, valuesOf }: Profile, unit: number): boolean {
  const signal = signals.findIndex(({ id }) => id === 'turn-structure');
  const own = units[unit]!.vectorOf(signal);
  if (own.calls === 0) return false;
  return [...valuesOf(signal)].some(
    ([length, sum]) => sum >= UNANIMOUS_SHARE * members.size && weightOf(own, length) < OWN_SHARE,
  );
}

function usesForeignApplication(population: Population, members: ReadonlySet<number>, unit: number): boolean {
  const { signals, units, holders } = population;
  const signal = signals.findIndex(({ family, kernel }) => family === 'scaffold' && kernel === 'category');
  const vector = units[unit]!.vectorOf(signal);
  const value = vector.ids.find((id) => id !== 0 && weightOf(vector, id) >= OWN_SHARE);
  if (value === undefined) return false;
  const all = holders[signal]?.get(value) ?? 0;
  if (all < LEAST_APPLICATION_HOLDERS) return false;
  const inside = holdersInside(population, members, signal).get(value) ?? 0;
  return inside < (1 - APPLICATION_OUTSIDE_SHARE) * all && inside < OWN_SHARE * members.size;
}

const known = new WeakMap<ReadonlySet<number>, ReadonlyMap<number, number>>();

/** By value of the scaffold, the members with any call that carries it. Counted once for a group: each of its units asks. */
function holdersInside({ units }: Population, members: ReadonlySet<number>, signal: number): ReadonlyMap<number, number> {
  const before = known.get(members);
  if (before !== undefined) return before;
  const counts = new Map<number, number>();
  for (const member of members)
    for (const value of units[member]!.vectorOf(signal).ids) counts.set(value, (counts.get(value) ?? 0) + 1);
  known.set(members, counts);
  return counts;
}
