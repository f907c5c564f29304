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

export const CONTENT = contentIndex(SIGNALS);

export function describePopulation(units: readonly Unit[], signals: readonly Signal[] = SIGNALS): Population {
  const content = signals[contentIndex(signals)] as Signal;
  const features = indexFeatures(describeEach(units, content));
  const described = units.map((unit) => describeWeighed(unit, signals, features));
  return {
    signals,
    features,
    units: described,
    holders: signals.map((signal, index) => (signal.kernel === 'category' ? countHolders(described, index) : new Map())),
  };
}

/** One after another, and content is described again when it is weighed: unweighed vectors of a large log would fill the memory. */
function* describeEach(units: readonly Unit[], signal: Signal): Generator<SparseVector, void> {
  for (const unit of units) yield signal.describe(unit);
}

/** Describes one more unit (a half, a slice) against the background of a population. */
export function describeAgainst({ signals, features }: Population, unit: Unit): DescribedUnit {
  return describeWeighed(unit, signals, features);
}

function describeWeighed(unit: Unit, signals: readonly Signal[], features: FeatureIndex): DescribedUnit {
  const vectors = signals.map((signal) => signal.describe(unit));
  const content = contentIndex(signals);
  const raw = vectors[content] as SparseVector;
  vectors[content] = weighContent(raw, features);
  return { unit, vectors, withinContent: withinContent(unit, raw, features) };
}

function contentIndex(signals: readonly Signal[]): number {
  return signals.findIndex(({ kernel }) => kernel === 'content');
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

function countHolders(described: readonly DescribedUnit[], signal: number): Map<number, number> {
  const holders = new Map<number, number>();
  for (const { vectors } of described) {
    for (const value of (vectors[signal] as SparseVector).ids) holders.set(value, (holders.get(value) ?? 0) + 1);
  }
  return holders;
}
