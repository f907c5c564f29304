import type { SparseVector } from '../account/unit.js';
import { LEAST_WITHIN } from './kernels.js';
import { CONTENT, type DescribedUnit, type Population } from './population.js';

/** Units per content feature up to which the feature proposes pairs; more common ones cost much and say little. */
export const MAX_FEATURE_HOLDERS = 300;
/** Units per categorical value up to which all its holders are compared with each other. */
export const MAX_VALUE_HOLDERS = 60;
/** Candidates kept for each unit. */
export const CANDIDATES_PER_UNIT = 80;
/** Head start, in the unit of the quick score, of a pair that shares a rare value. */
const PROPOSED_SCORE = 2;
/** Least approximate content ratio of a candidate: ordinary pairs have a median near 0.1, shares of one queue lie near 1. */
const LEAST_CONTENT_RATIO = 0.3;
/** Signals whose rare values propose pairs by themselves. */
const PROPOSING = ['system-prompt', 'prompt-opening', 'address', 'payment'];
/** Signals whose commonest value must agree to raise a candidate: cheap to test, and what one dispatcher rarely varies. */
const PREFERRED = ['model', 'parameters', 'user-agent', 'system-prompt'];

/**
 * Candidate pairs: holders of one rare value, and neighbours by content through an inverted index on features that few units hold.
 * Among neighbours those with the same commonest model, parameters, client and active hours come first.
 * @returns for each unit the candidate units, best first; symmetric is not promised
 */
export function blockPairs(population: Population): readonly Uint32Array[] {
  const { units } = population;
  const index = invertFeatures(population);
  const proposed = proposeByValue(population);
  const traits = units.map((unit) => traitsOf(population, unit));
  const overlap = new Float64Array(units.length);
  const scores = new Float64Array(units.length);
  return units.map(({ unit: { account } }, unit) => {
    const touched = overlapByContent(population, index, unit, overlap);
    for (const other of proposed[unit] ?? []) if (overlap[other] === 0) touched.push(other);
    let size = 0;
    for (const other of touched) {
      const ratio = contentRatioOf(index, overlap, unit, other);
      const isProposed = proposed[unit]?.has(other) === true;
      overlap[other] = 0;
      if ((ratio < LEAST_CONTENT_RATIO && !isProposed) || units[other]!.unit.account === account) continue;
      scores[size] = Math.min(1, ratio) + quickScore(traits[unit]!, traits[other]!) + (isProposed ? PROPOSED_SCORE : 0);
      touched[size++] = other;
    }
    return bestOf(touched, scores.subarray(0, size));
  });
}

/** The highest scores first; equal scores in order of the units, so that the result does not depend on the order of reading. */
function bestOf(others: readonly number[], scores: Float64Array): Uint32Array {
  const cutoff = scores.slice().sort()[Math.max(0, scores.length - CANDIDATES_PER_UNIT)] ?? 0;
  const best: { other: number; score: number }[] = [];
  scores.forEach((score, at) => {
    if (score >= cutoff) best.push({ other: others[at] as number, score });
  });
  best.sort((left, right) => right.score - left.score || left.other - right.other);
  return Uint32Array.from(best.slice(0, CANDIDATES_PER_UNIT), ({ other }) => other);
}

interface FeaturePostings {
  readonly start: Uint32Array;
  readonly units: Uint32Array;
  readonly weights: Float32Array;
  /** Mean overlap of a unit with itself over the indexed features: the divisor of the approximate ratio. */
  readonly own: Float64Array;
}

function contentOf(unit: DescribedUnit): SparseVector {
  return unit.vectors[CONTENT] as SparseVector;
}

function invertFeatures({ units, features }: Population): FeaturePostings {
  const start = new Uint32Array(features.size + 1);
  for (let number = 0; number < features.size; number++) {
    const holders = features.units[number] as number;
    start[number + 1] = (start[number] as number) + (holders <= MAX_FEATURE_HOLDERS ? holders : 0);
  }
  const filled = start.slice(0, features.size);
  const postings = {
    start,
    units: new Uint32Array(start[features.size] as number),
    weights: new Float32Array(start[features.size] as number),
    own: new Float64Array(units.length),
  };
  units.forEach((unit, index) => {
    const { ids, weights } = contentOf(unit);
    for (let i = 0; i < ids.length; i++) {
      const number = ids[i] as number;
      if (start[number] === start[number + 1]) continue;
      const at = filled[number] as number;
      filled[number] = at + 1;
      postings.units[at] = index;
      postings.weights[at] = weights[i] as number;
    }
    postings.own[index] = unit.withinContent ?? 0;
  });
  return postings;
}

/** Adds up, for every unit that shares an indexed feature, the weighted overlap with this unit. */
function overlapByContent({ units }: Population, index: FeaturePostings, unit: number, overlap: Float64Array): number[] {
  const { ids, weights } = contentOf(units[unit] as DescribedUnit);
  const touched: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    const end = index.start[(ids[i] as number) + 1] as number;
    const weight = weights[i] as number;
    for (let at = index.start[ids[i] as number] as number; at < end; at++) {
      const other = index.units[at] as number;
      if (overlap[other] === 0) touched.push(other);
      overlap[other] = (overlap[other] as number) + weight * (index.weights[at] as number);
    }
  }
  return touched;
}

function contentRatioOf({ own }: FeaturePostings, overlap: Float64Array, unit: number, other: number): number {
  return (
    (overlap[other] as number) /
    Math.sqrt(Math.max(LEAST_WITHIN, own[unit] as number) * Math.max(LEAST_WITHIN, own[other] as number))
  );
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

interface Traits {
  readonly values: Uint32Array;
  /** Active hours folded to 512 bits. */
  readonly hours: Uint32Array;
  readonly hourCount: number;
}

const HOUR_WORDS = 16;

function traitsOf({ signals }: Population, { vectors }: DescribedUnit): Traits {
  const values = Uint32Array.from(PREFERRED, (id) => commonest(vectors[signals.findIndex((signal) => signal.id === id)]));
  const hours = new Uint32Array(HOUR_WORDS);
  const active = vectors[signals.findIndex((signal) => signal.id === 'active-hours')]?.ids ?? new Uint32Array(0);
  for (const hour of active) hours[(hour >>> 5) % HOUR_WORDS] = (hours[(hour >>> 5) % HOUR_WORDS] as number) | (1 << (hour & 31));
  return { values, hours, hourCount: active.length };
}

function commonest(vector: SparseVector | undefined): number {
  if (!vector) return 0;
  let best = 0;
  for (let i = 1; i < vector.ids.length; i++) if ((vector.weights[i] as number) > (vector.weights[best] as number)) best = i;
  return vector.ids[best] ?? 0;
}

function quickScore(left: Traits, right: Traits): number {
  let score = 0;
  for (let i = 0; i < left.values.length; i++) if (left.values[i] !== 0 && left.values[i] === right.values[i]) score += 0.25;
  let shared = 0;
  for (let word = 0; word < HOUR_WORDS; word++) shared += bitCount((left.hours[word] as number) & (right.hours[word] as number));
  return score + shared / Math.sqrt(Math.max(1, left.hourCount * right.hourCount));
}

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
