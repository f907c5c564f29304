import { FEATURE_SLOTS } from '../account/call-columns.js';
import type { Signal } from '../account/signals/signal.js';
import type { SparseVector, Unit } from '../account/unit.js';
import { ALONE, type FeatureIndex } from './feature-index.js';

/** Features of a unit's texts, ascending, by what they are or by number, and in how many of them each stands. */
export interface CountedContent {
  readonly ids: Uint32Array;
  readonly counts: ArrayLike<number>;
  readonly calls: number;
}

/** What became of a unit's features once the log's own background was known. */
export interface WeighedContent {
  readonly vector: SparseVector;
  /** Squared weights of the features, each once for every ordered pair of texts that hold it. */
  readonly sharedWeight: number;
}

/**
 * Content of all units one after another in a few long arrays: arrays of its own for every unit would take as much again as what is in
 * them, and features have to be counted over the log before a single one can be weighed.
 */
export interface ContentColumns {
  /** Features of each unit, not weighed yet. */
  counted(): Iterable<CountedContent>;
  /** Weighs all units, once: features are overwritten by their numbers. */
  weigh(features: FeatureIndex): readonly WeighedContent[];
}

export function describeColumns(units: readonly Unit[], content: Signal): ContentColumns {
  const most = units.reduce((sum, { slots }) => sum + slots.length, 0) * FEATURE_SLOTS;
  const ids = new Uint32Array(most);
  const counts = new Uint8Array(most);
  const calls = new Uint8Array(units.length);
  const ends = new Uint32Array(units.length + 1);
  units.forEach((unit, index) => {
    const raw = content.describe(unit);
    const from = ends[index] as number;
    ids.set(raw.ids, from);
    counts.set(raw.weights, from);
    calls[index] = raw.calls;
    ends[index + 1] = from + raw.ids.length;
  });
  const contentOf = (index: number): CountedContent => {
    const [from, to] = [ends[index] as number, ends[index + 1] as number];
    return { ids: ids.subarray(from, to), counts: counts.subarray(from, to), calls: calls[index] as number };
  };
  return {
    *counted() {
      for (let index = 0; index < units.length; index++) yield contentOf(index);
    },
    weigh(features) {
      features.numberAll(ids, ends);
      const size = features.units.reduce((sum, holders) => sum + holders, 0);
      const shared = { ids: new Uint32Array(size), weights: new Float64Array(size) };
      let at = 0;
      return units.map((_, index) => {
        const weighed = weighContent(contentOf(index), features, shared, at);
        at += weighed.vector.ids.length;
        return weighed;
      });
    },
  };
}

/**
 * Counts → idf × share of calls, over shared features only. Dot products are then mean weighted overlaps of calls.
 * @param content by number
 * @param into where the vector is written
 */
export function weighContent(
  { ids, counts, calls }: CountedContent,
  features: FeatureIndex,
  into: { readonly ids: Uint32Array; readonly weights: Float64Array },
  from: number,
): WeighedContent {
  let at = from;
  let sharedWeight = 0;
  for (let i = 0; i < ids.length; i++) {
    const number = ids[i] as number;
    const isAlone = number === ALONE;
    const weight = features.weightOf(isAlone ? -1 : number);
    const count = counts[i] as number;
    if (count > 1) sharedWeight += weight ** 2 * count * (count - 1);
    if (isAlone) continue;
    into.ids[at] = number;
    into.weights[at++] = (weight * count) / calls;
  }
  return { vector: { ids: into.ids.subarray(from, at), weights: into.weights.subarray(from, at), calls }, sharedWeight };
}
