import { findRepeated, type RepeatedFeatures } from '../account/repeated-features.js';
import { describeContent, distinctTexts } from '../account/signals/describe-content.js';
import { SIGNALS } from '../account/signals/index.js';
import type { Signal } from '../account/signals/signal.js';
import { conversationsOf, type SparseVector, type Unit } from '../account/unit.js';
import { sortWords } from '../stats/sort-words.js';
import { type FeatureIndex, squareOf, type UnitContent, type WeighedContent } from './feature-index.js';
import { indexContent, weighContent } from './index-content.js';
import { beginColumns, type Columns } from './lay-out.js';

/** A unit with its description under every signal, in the order of the registry. */
export interface DescribedUnit {
  readonly unit: Unit;
  /** Under a signal, by its number; nothing for content, which is kept apart. */
  readonly vectorOf: (signal: number) => SparseVector;
  readonly content: UnitContent;
  /** Mean weighted overlap of two different calls of this unit; null with fewer than two texts. */
  readonly withinContent: number | null;
}

/** The log's own background: what is common here weighs little, whatever it is elsewhere. */
export interface Population {
  readonly signals: readonly Signal[];
  readonly units: readonly DescribedUnit[];
  /** By signal, the vectors of all units. */
  readonly columns: readonly Columns[];
  readonly features: FeatureIndex;
  /** By signal (category kernels only): value → units that hold it, for values that several hold. */
  readonly holders: readonly ReadonlyMap<number, number>[];
}

export const CONTENT = contentIndex(SIGNALS);

export function describePopulation(units: readonly Unit[], signals: readonly Signal[] = SIGNALS): Population {
  const { features, contents } = indexContent(units);
  const { texts, laidOut } = describeAll(units, signals, (unit, index) =>
    describeTexts(unit, features, contents[index] as WeighedContent),
  );
  const columns = laidOut.map((ofSignal) => ofSignal.columns);
  const vectorsOf = laidOut.map(({ vectorOf }) => vectorOf);
  return {
    signals,
    features,
    units: texts.map((ofUnit, index) => ({ ...ofUnit, vectorOf: (signal) => vectorsOf[signal]!(index) })),
    columns,
    holders: signals.map((signal, index) => (signal.kernel === 'category' ? countHolders(columns[index] as Columns) : new Map())),
  };
}

type Texts = Omit<DescribedUnit, 'vectorOf'>;

/** All of one unit before the next: its calls are at hand then. */
function describeAll(units: readonly Unit[], signals: readonly Signal[], textsOf: (unit: Unit, index: number) => Texts) {
  const underWay = signals.map(() => beginColumns(units.length));
  const texts = units.map((unit, index) => {
    signals.forEach((signal, number) => {
      underWay[number]!.add(describeUnder(signal, unit));
    });
    return textsOf(unit, index);
  });
  return { texts, laidOut: underWay.map(({ close }) => close()) };
}

/** Describes one more unit (a half, a slice) against the background of a population. */
export function describeAgainst({ signals, features }: Population, unit: Unit): DescribedUnit {
  const vectors = signals.map((signal) => describeUnder(signal, unit));
  const texts = describeTexts(unit, features, weighContent(features, describeContent(unit)));
  return { ...texts, vectorOf: (signal) => vectors[signal] as SparseVector };
}

const NOTHING: SparseVector = { ids: new Uint32Array(0), weights: new Float64Array(0), calls: 0 };

function describeUnder(signal: Signal, unit: Unit): SparseVector {
  return signal.kernel === 'content' ? NOTHING : signal.describe(unit);
}

function describeTexts(unit: Unit, features: FeatureIndex, weighed: WeighedContent): Texts {
  return { unit, content: weighed.content, withinContent: withinContent(unit, weighed, features) };
}

function contentIndex(signals: readonly Signal[]): number {
  return signals.findIndex(({ kernel }) => kernel === 'content');
}

/**
 * U-statistic over pairs of calls of different conversations: turns of one conversation resemble each other whoever holds it, and a
 * dispatcher deals conversations. A feature in c of n calls is shared by c(c − 1) of the n(n − 1) ordered pairs, of which
 * Σ cᵢ(cᵢ − 1) and Σ nᵢ(nᵢ − 1) lie inside the conversations i. A unit with one conversation is judged as if each call were one.
 */
function withinContent(unit: Unit, { content: { calls }, sharedWeight }: WeighedContent, features: FeatureIndex): number | null {
  if (calls < 2) return null;
  let shared = sharedWeight;
  let pairs = calls * (calls - 1);
  const conversations = conversationsOf(unit, distinctTexts(unit));
  for (const slots of conversations.length > 1 ? conversations : []) {
    if (slots.length < 2) continue;
    shared -= sharedWithin(findRepeated(unit, slots), features);
    pairs -= slots.length * (slots.length - 1);
  }
  return Math.max(0, shared) / pairs;
}

/** See WeighedContent; a feature of a single call is shared by none. */
function sharedWithin({ size, features: found, counts }: RepeatedFeatures, features: FeatureIndex): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const count = counts[i] as number;
    sum += squareOf(features, features.numberOf(found[i] as number)) * count * (count - 1);
  }
  return sum;
}

/** Most values of a large log (payloads, openings of prompts) are one unit's alone, and a table of them would be the largest of all. */
function countHolders({ ids }: Columns): ReadonlyMap<number, number> {
  const [values, counts] = repeatedWords(sortWords(ids.slice()));
  const holders = new Map<number, number>();
  for (let i = 0; i < values.length; i++) holders.set(values[i] as number, counts[i] as number);
  return holders;
}

/** Words that occur more than once in a sorted list, ascending, and how often. The list is overwritten. */
function repeatedWords(sorted: Uint32Array): [words: Uint32Array, counts: Uint32Array] {
  let size = 0;
  const counts = new Uint32Array(sorted.length >>> 1);
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const word = sorted[from] as number;
    while (to < sorted.length && sorted[to] === word) to++;
    if (to - from < 2) continue;
    counts[size] = to - from;
    sorted[size++] = word;
  }
  return [sorted.slice(0, size), counts.slice(0, size)];
}
