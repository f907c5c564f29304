import { describeContent, distinctTexts } from '../account/signals/describe-content.js';
import { SIGNALS } from '../account/signals/index.js';
import type { Signal } from '../account/signals/signal.js';
import { conversationsOf, type SparseVector, type Unit } from '../account/unit.js';
import { type FeatureIndex, indexFeatures } from './feature-index.js';

/** A unit with its description under every signal, in the order of the registry. */
export interface DescribedUnit {
  readonly unit: Unit;
  readonly vectors: readonly SparseVector[];
  /** Mean weighted overlap of two different calls of this unit; null with fewer than two texts. */
  readonly withinContent: number | null;
}

/** The log's own background: what is common here weighs little, whatever it is elsewhere. */
export interface Population {
  readonly signals: readonly Signal[];
  readonly units: readonly DescribedUnit[];
  readonly features: FeatureIndex;
  /** By signal (category kernels only): value → units that hold it. */
  readonly holders: readonly ReadonlyMap<number, number>[];
}

export const CONTENT = SIGNALS.findIndex((signal) => signal.kernel === 'content');

export function describePopulation(units: readonly Unit[], signals: readonly Signal[] = SIGNALS): Population {
  const described = units.map((unit) => signals.map((signal) => signal.describe(unit)));
  const content = signals.findIndex((signal) => signal.kernel === 'content');
  const features = indexFeatures(described.map((vectors) => vectors[content] as SparseVector));
  return {
    signals,
    features,
    units: units.map((unit, index) => describeWeighed(unit, described[index] as SparseVector[], content, features)),
    holders: signals.map((signal, index) => (signal.kernel === 'category' ? countHolders(described, index) : new Map())),
  };
}

/** Describes one more unit (a half, a slice) against the background of a population. */
export function describeAgainst(population: Population, unit: Unit): DescribedUnit {
  const { signals, features } = population;
  const content = signals.findIndex((signal) => signal.kernel === 'content');
  return describeWeighed(
    unit,
    signals.map((signal) => signal.describe(unit)),
    content,
    features,
  );
}

function describeWeighed(unit: Unit, vectors: readonly SparseVector[], content: number, features: FeatureIndex): DescribedUnit {
  const raw = vectors[content] as SparseVector;
  const weighed = vectors.map((vector, index) => (index === content ? weighContent(raw, features) : vector));
  return { unit, vectors: weighed, withinContent: withinContent(unit, raw, features) };
}

/** Counts → idf × share of calls, over shared features only, by dense number. Dot products are then mean weighted overlaps of calls. */
function weighContent(raw: SparseVector, features: FeatureIndex): SparseVector {
  const ids = new Uint32Array(raw.ids.length);
  const weights = new Float64Array(raw.ids.length);
  let size = 0;
  for (let i = 0; i < raw.ids.length; i++) {
    const number = features.numberOf(raw.ids[i] as number);
    if (number < 0) continue;
    ids[size] = number;
    weights[size++] = (features.weightOf(number) * (raw.weights[i] as number)) / raw.calls;
  }
  return { ids: ids.slice(0, size), weights: weights.slice(0, size), calls: raw.calls };
}

/**
 * U-statistic over pairs of calls of different conversations: turns of one conversation resemble each other whoever holds it, and a
 * dispatcher deals conversations. A feature in c of n calls is shared by c(c − 1) of the n(n − 1) ordered pairs, of which
 * Σ cᵢ(cᵢ − 1) and Σ nᵢ(nᵢ − 1) lie inside the conversations i. A unit with one conversation is judged as if each call were one.
 */
function withinContent(unit: Unit, raw: SparseVector, features: FeatureIndex): number | null {
  if (raw.calls < 2) return null;
  let shared = sharedWeight(raw, features);
  let pairs = raw.calls * (raw.calls - 1);
  const conversations = conversationsOf(unit, distinctTexts(unit));
  for (const slots of conversations.length > 1 ? conversations : []) {
    if (slots.length < 2) continue;
    shared -= sharedWeight(describeContent({ ...unit, slots }), features);
    pairs -= slots.length * (slots.length - 1);
  }
  return Math.max(0, shared) / pairs;
}

/** Squared weights of the features, each once for every ordered pair of calls that hold it. */
function sharedWeight({ ids, weights }: SparseVector, features: FeatureIndex): number {
  let sum = 0;
  for (let i = 0; i < ids.length; i++) {
    const count = weights[i] as number;
    if (count > 1) sum += features.weightOf(features.numberOf(ids[i] as number)) ** 2 * count * (count - 1);
  }
  return sum;
}

function countHolders(described: readonly (readonly SparseVector[])[], signal: number): Map<number, number> {
  const holders = new Map<number, number>();
  for (const vectors of described) {
    for (const value of (vectors[signal] as SparseVector).ids) holders.set(value, (holders.get(value) ?? 0) + 1);
  }
  return holders;
}
