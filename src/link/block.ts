import type { SparseVector } from '../account/unit.js';
import type { Population } from './population.js';
import { contentOf, ENTRY_WORDS, invertFeatures, LAST_ENTRY, NOT_LISTED, type Postings } from './postings.js';
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
  const { units } = population;
  const postings = invertFeatures(population);
  const proposed = proposeByValue(population);
  const traits = units.map((unit) => traitsOf(population, unit));
  const overlap = new Float64Array(units.length);
  const touched = new Uint32Array(units.length);
  const proposedFor = new Uint32Array(units.length);
  const strongest = createStrongest(units.length, CANDIDATES_PER_UNIT);
  units.forEach((described, unit) => {
    let met = overlapAhead(postings, contentOf(described), unit, overlap, touched);
    for (const other of proposed[unit] as Set<number>) {
      if (other <= unit) continue;
      if (overlap[other] === 0) touched[met++] = other;
      proposedFor[other] = unit + 1;
    }
    const scale = postings.scale[unit] as number;
    for (let i = 0; i < met; i++) {
      const other = touched[i] as number;
      const ratio = (overlap[other] as number) * scale * (postings.scale[other] as number);
      overlap[other] = 0;
      const isProposed = proposedFor[other] === unit + 1;
      if ((ratio < LEAST_CONTENT_RATIO && !isProposed) || units[other]!.unit.account === described.unit.account) continue;
      const score = Math.min(1, ratio) + quickScore(traits[unit]!, traits[other]!) + (isProposed ? PROPOSED_SCORE : 0);
      strongest.offer(unit, other, score);
      strongest.offer(other, unit, score);
    }
  });
  return units.map((_, unit) => strongest.list(unit));
}

/**
 * Adds up the weighted overlap of a unit with all later units that share an indexed feature: every pair is met once.
 * @param touched where the units that were met are written
 * @returns how many were met
 */
function overlapAhead(
  { entries, weights, places, starts }: Postings,
  content: SparseVector,
  unit: number,
  overlap: Float64Array,
  touched: Uint32Array,
): number {
  const from = starts[unit] as number;
  let met = 0;
  for (let i = 0; i < content.ids.length; i++) {
    const place = places[from + i] as number;
    if (place === NOT_LISTED) continue;
    const last = (place & 1) === 1 ? overlap.length : unit + WINDOW_UNITS;
    const weight = content.weights[i] as number;
    let at = ENTRY_WORDS * (place >>> 1);
    while (((entries[at] as number) & LAST_ENTRY) === 0) {
      at += ENTRY_WORDS;
      const other = (entries[at] as number) & ~LAST_ENTRY;
      if (other > last) break;
      const sum = overlap[other] as number;
      if (sum === 0) touched[met++] = other;
      overlap[other] = sum + weight * (weights[at + 1] as number);
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
    units.forEach(({ vectors }, index) => {
      for (const value of vectors[signal]?.ids ?? []) {
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
