import { type AccountDigest, SAMPLE_CALLS } from '../account/account.js';
import { FEATURE_SLOTS } from '../account/call-columns.js';
import type { UnitContent } from './feature-index.js';
import { countOfEntry, type FeatureIndex, unitOfEntry } from './feature-index.js';
import { LEAST_WITHIN } from './kernels.js';
import type { DescribedUnit, Population } from './population.js';
import { boundHolders, type FollowedHolders } from './postings.js';
import { createStrongest } from './strongest.js';
import { quickScore, traitsOf } from './traits.js';

/** Units per categorical value up to which all its holders are compared with each other. */
export const MAX_VALUE_HOLDERS = 60;
/** Candidates kept for each unit. */
export const CANDIDATES_PER_UNIT = 60;
/** Units ahead through which common features are followed: a campaign of hundreds has many members in any such stretch. */
const WINDOW_UNITS = 700;
/** Head start, in the unit of the quick score, of a pair that shares a rare value. */
const PROPOSED_SCORE = 2;
/** Least approximate content ratio of a candidate: ordinary pairs have a median near 0.1, shares of one queue lie near 1. */
const LEAST_CONTENT_RATIO = 0.3;
/** Signals whose rare values propose pairs by themselves. */
const PROPOSING = ['system-prompt', 'prompt-opening', 'address', 'payment'];

/**
 * Candidate pairs: holders of one rare value, and neighbours by content through an inverted index. Rare features are followed through
 * the whole log, common ones through a window of units. Among neighbours those with the same commonest model, parameters, client
 * and active hours come first.
 * @returns for each unit the candidate units, best first; symmetric is not promised
 */
export function blockPairs(population: Population): readonly Uint32Array[] {
  const { units, features } = population;
  const walk = beginWalk(features, boundHolders(features, units.length));
  const scale = Float64Array.from(units, scaleOf);
  const proposed = proposeByValue(population);
  const traits = traitsOf(population);
  const accounts = numberAccounts(population);
  const overlap = new Float64Array(units.length);
  const touched = new Uint32Array(units.length);
  const proposedFor = new Uint32Array(units.length);
  const strongest = createStrongest(units.length, CANDIDATES_PER_UNIT);
  units.forEach(({ content }, unit) => {
    let met = overlapAhead(walk, content, unit, overlap, touched);
    let isProposing = false;
    for (const other of proposed[unit] as Set<number>) {
      if (other <= unit) continue;
      isProposing = true;
      if (overlap[other] === 0) touched[met++] = other;
      proposedFor[other] = unit + 1;
    }
    for (let i = 0; i < met; i++) {
      const other = touched[i] as number;
      const ratio = (overlap[other] as number) * (scale[unit] as number) * (scale[other] as number);
      overlap[other] = 0;
      const isProposed = isProposing && proposedFor[other] === unit + 1;
      if ((ratio < LEAST_CONTENT_RATIO && !isProposed) || accounts[other] === accounts[unit]) continue;
      const score = Math.min(1, ratio) + quickScore(traits, unit, other) + (isProposed ? PROPOSED_SCORE : 0);
      strongest.offer(unit, other, score);
      strongest.offer(other, unit, score);
    }
  });
  return units.map((_, unit) => strongest.list(unit));
}

/** By unit, a number of its account: thousands of pairs a unit are asked whether they are of one. */
function numberAccounts({ units }: Population): Uint32Array {
  const numbers = new Map<AccountDigest, number>();
  return Uint32Array.from(units, ({ unit: { account } }) => {
    const number = numbers.get(account) ?? numbers.size;
    numbers.set(account, number);
    return number;
  });
}

/** The product of two turns an overlap in counts into a content ratio. */
function scaleOf({ content: { calls }, withinContent }: DescribedUnit): number {
  return 1 / (Math.max(1, calls) * Math.sqrt(Math.max(LEAST_WITHIN, withinContent ?? 0)));
}

/** A walk over the units in their order. What is asked of a feature stands together: each look at it may cost a trip to memory. */
interface Walk {
  readonly entries: Uint32Array;
  /** By feature: the entry of the next unit that holds it, the end of its holders (0 when they are not followed), its squared weight. */
  readonly places: Uint32Array;
  /** The same memory as `places`. */
  readonly squares: Float64Array;
}

/** Words of one feature in a walk: a layout, as the fields of Walk describe it. */
const PLACE_WORDS = 4;
/** Marks the end of holders that are followed through the whole log. */
const THROUGHOUT = 2 ** 31;

function beginWalk({ size, units, starts, entries, squares }: FeatureIndex, { most, rare }: FollowedHolders): Walk {
  const places = new Uint32Array(PLACE_WORDS * size);
  const wide = new Float64Array(places.buffer);
  for (let number = 0; number < size; number++) {
    const holders = units[number] as number;
    if (holders > most) continue;
    places[PLACE_WORDS * number] = starts[number] as number;
    places[PLACE_WORDS * number + 1] = (starts[number + 1] as number) + (holders <= rare ? THROUGHOUT : 0);
    wide[(PLACE_WORDS / 2) * number + 1] = squares[number] as number;
  }
  return { entries, places, squares: wide };
}

/** Features that a unit has at most. */
const MOST_FEATURES = SAMPLE_CALLS * FEATURE_SLOTS;
/** Room that is used again and again, see overlapAhead. */
const begins = new Uint32Array(MOST_FEATURES);
const ends = new Uint32Array(MOST_FEATURES);
const firsts = new Uint32Array(MOST_FEATURES);
const lasts = new Float64Array(MOST_FEATURES);
const weights = new Float64Array(MOST_FEATURES);

/**
 * Adds up the weighted overlap of a unit with all later units that share a feature that is followed: every pair is met once. First all
 * lists are looked up, then they are read: each lookup is a trip to memory, and a processor makes several at once when nothing between
 * them has to be decided.
 * @param touched where the units that were met are written
 * @returns how many were met
 */
function overlapAhead(
  { entries, places, squares }: Walk,
  { ids, counts }: UnitContent,
  unit: number,
  overlap: Float64Array,
  touched: Uint32Array,
): number {
  let lists = 0;
  for (let i = 0; i < ids.length; i++) {
    const place = PLACE_WORDS * (ids[i] as number);
    const marked = places[place + 1] as number;
    const at = (places[place] as number) + 1;
    places[place] = at;
    const end = (marked & ~THROUGHOUT) >>> 0;
    begins[lists] = at;
    ends[lists] = end;
    lasts[lists] = marked >= THROUGHOUT ? overlap.length : unit + WINDOW_UNITS;
    weights[lists] = (squares[(place >>> 1) + 1] as number) * (counts[i] as number);
    lists += at < end ? 1 : 0;
  }
  for (let list = 0; list < lists; list++) firsts[list] = entries[begins[list] as number] as number;
  let met = 0;
  for (let list = 0; list < lists; list++) {
    const end = ends[list] as number;
    const last = lasts[list] as number;
    const weight = weights[list] as number;
    let entry = firsts[list] as number;
    for (let at = begins[list] as number; ; entry = entries[at] as number) {
      const other = unitOfEntry(entry);
      if (other > last) break;
      const sum = overlap[other] as number;
      if (sum === 0) touched[met++] = other;
      overlap[other] = sum + weight * countOfEntry(entry);
      if (++at === end) break;
    }
  }
  return met;
}

/** Pairs of holders of one rare value. */
function proposeByValue({ units, signals, holders }: Population): Set<number>[] {
  const proposed = units.map(() => new Set<number>());
  for (const id of PROPOSING) {
    const signal = signals.findIndex((candidate) => candidate.id === id);
    const members = new Map<number, number[]>();
    units.forEach(({ vectorOf }, index) => {
      for (const value of vectorOf(signal).ids) {
        const count = holders[signal]?.get(value) ?? 0;
        if (value === 0 || count < 2 || count > MAX_VALUE_HOLDERS) continue;
        members.set(value, [...(members.get(value) ?? []), index]);
      }
    });
    for (const list of members.values())
      for (const left of list) for (const right of list) if (left !== right) proposed[left]!.add(right);
  }
  return proposed;
}
