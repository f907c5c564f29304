import { columnsOf, weightInColumns } from '../link/columns.js';
import type { Population } from '../link/population.js';
import { addContent, lendTable, normOf, takeOverlaps } from './content-sum.js';
import { HOLDER_SHARE, holdersOf } from './holders.js';
import { contentSpread } from './profile.js';

/** Fewer units say nothing about how much they differ (chosen). */
const LEAST_QUEUE_UNITS = 4;
/** Heterogeneity up to which units are shares of one queue: half-way between campaigns (0) and users of one application (0.65 to 0.88 on labelled worlds). */
const ONE_QUEUE_HETEROGENEITY = 0.4;
/** Holders outside that are the rest of an operation use its model; users of an application choose (chosen: between a quarter and all). */
const ONE_MODEL_SHARE = 0.8;

const known = new WeakMap<ReadonlySet<number>, Map<string, boolean>>();

/**
 * True when the holders of a value that stand outside a group are shares of one queue that are sent to one model. Remembered by group:
 * it is asked again whenever outsiders are weighed anew.
 */
export function isOneOperationOutside(
  population: Population,
  members: ReadonlySet<number>,
  signal: number,
  value: number,
): boolean {
  const ofMembers = known.get(members) ?? new Map<string, boolean>();
  known.set(members, ofMembers);
  const key = `${signal}/${value}`;
  const before = ofMembers.get(key);
  if (before !== undefined) return before;
  const columns = columnsOf(population, signal);
  const inside = [...members].filter((unit) => weightInColumns(columns, unit, value) >= HOLDER_SHARE);
  const units = holdersOf(population, signal, value).length - inside.length;
  const found =
    units >= LEAST_QUEUE_UNITS &&
    modelShareOutside(population, inside, signal, value) >= ONE_MODEL_SHARE &&
    isAlike(units, spreadOutside(population, members, signal, value));
  ofMembers.set(key, found);
  return found;
}

/** Units whose calls look like shares of one queue. */
export function isOneQueue(population: Population, units: readonly number[]): boolean {
  return isAlike(units.length, contentSpread(population, units, normOf(population, units)));
}

function isAlike(units: number, { betweenContent, withinContent }: ContentSpread): boolean {
  return units >= LEAST_QUEUE_UNITS && withinContent > 0 && 1 - betweenContent / withinContent <= ONE_QUEUE_HETEROGENEITY;
}

type ContentSpread = ReturnType<typeof contentSpread>;

/**
 * Share of calls that went to their commonest model, of the holders of a value without some of them.
 * @param inside holders that are left out
 */
export function modelShareOutside(population: Population, inside: readonly number[], signal: number, value: number): number {
  const ofPopulation = models.get(population) ?? new Map<string, ReadonlyMap<number, number>>();
  models.set(population, ofPopulation);
  const holders = holdersOf(population, signal, value);
  const key = `${signal}/${value}`;
  const all = ofPopulation.get(key) ?? sumModels(population, holders);
  ofPopulation.set(key, all);
  const own = sumModels(population, inside);
  const commonest = [...all].reduce((most, [model, sum]) => Math.max(most, sum - (own.get(model) ?? 0)), 0);
  return holders.length === inside.length ? 0 : commonest / (holders.length - inside.length);
}

const models = new WeakMap<Population, Map<string, ReadonlyMap<number, number>>>();

function sumModels({ signals, units }: Population, holders: readonly number[]): ReadonlyMap<number, number> {
  const signal = signals.findIndex(({ id }) => id === 'model');
  const sums = new Map<number, number>();
  for (const holder of holders) {
    const { ids, weights } = units[holder]!.vectorOf(signal);
    ids.forEach((model, i) => {
      sums.set(model, (sums.get(model) ?? 0) + (weights[i] as number));
    });
  }
  return sums;
}

/**
 * How alike the calls of different units are, and those of one unit, among the holders of a value that are not members. All holders are
 * summed once, whatever group asks; the members among them are taken out again: a popular scaffold has thousands of holders.
 */
export function spreadOutside(
  population: Population,
  members: ReadonlySet<number>,
  signal: number,
  value: number,
): ContentSpread {
  const { overlaps, norm } = sumHolders(population, signal, value);
  const inside: number[] = [];
  const outside: number[] = [];
  let crossed = 0;
  holdersOf(population, signal, value).forEach((unit, place) => {
    if (members.has(unit)) crossed += overlaps[place] as number;
    (members.has(unit) ? inside : outside).push(unit);
  });
  return contentSpread(population, outside, norm - 2 * crossed + normOf(population, inside));
}

/** What is known of the content of a value's holders without looking at them again: sums over pairs can be taken apart by unit. */
interface HolderSums {
  /** Overlap of each holder's content with that of all of them, by place. */
  readonly overlaps: Float64Array;
  /** |Σ|² of the content vectors. */
  readonly norm: number;
}

const summed = new WeakMap<Population, Map<string, HolderSums>>();

function sumHolders(population: Population, signal: number, value: number): HolderSums {
  const ofPopulation = summed.get(population) ?? new Map<string, HolderSums>();
  summed.set(population, ofPopulation);
  const key = `${signal}/${value}`;
  const before = ofPopulation.get(key);
  if (before !== undefined) return before;
  const holders = holdersOf(population, signal, value);
  const table = lendTable(population);
  for (const unit of holders) addContent(population, unit, table);
  const overlaps = takeOverlaps(population, holders, table);
  const sums = { overlaps, norm: overlaps.reduce((sum, overlap) => sum + overlap, 0) };
  ofPopulation.set(key, sums);
  return sums;
}
