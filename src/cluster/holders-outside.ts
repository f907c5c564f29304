import type { SparseVector } from '../account/unit.js';
import type { Population } from '../link/population.js';
import { addContent, lendTable, overlapsWith, takeNorm, takeSum } from './content-sum.js';
import { contentSpread } from './profile.js';
import { weightOf } from './weight-of.js';

/** A unit holds a scaffold when this share of its calls carries it. */
export const HOLDER_SHARE = 0.5;
/** Fewer units say nothing about how much they differ (chosen). */
const LEAST_QUEUE_UNITS = 4;
/** Heterogeneity up to which units are shares of one queue: half-way between campaigns (0) and users of one application (0.65 to 0.88 on labelled worlds). */
const ONE_QUEUE_HETEROGENEITY = 0.4;
/** Holders outside that are the rest of an operation use its model; users of an application choose (chosen: between a quarter and all). */
const ONE_MODEL_SHARE = 0.8;

/** What is known of the content of some units without looking at them again: sums over pairs can be taken apart by unit. */
interface ContentTally {
  units: number;
  withContent: number;
  /** |Σ|² of the content vectors. */
  norm: number;
  selfOverlap: number;
  withinSum: number;
  withinCount: number;
}

interface Holders extends Readonly<ContentTally> {
  /** Overlap of each holder's content with that of all of them, by unit. */
  readonly overlaps: ReadonlyMap<number, number>;
  /** Sum of the holders' shares of calls by model. */
  readonly models: ReadonlyMap<number, number>;
}

/** How alike the holders of a value are that stand outside a group. */
export interface OutsideHolders {
  readonly units: number;
  readonly betweenContent: number;
  readonly withinContent: number;
  /** Share of their calls that went to their commonest model. */
  readonly modelShare: number;
}

const known = new WeakMap<Population, Map<string, Holders>>();

/**
 * How alike the calls of different units are, and those of one unit, among the holders of a value that are not members. All holders are
 * summed once, whatever group asks; the members among them are taken out again: a popular scaffold has thousands of holders.
 */
export function outsideHolders(
  population: Population,
  members: ReadonlySet<number>,
  signal: number,
  value: number,
): OutsideHolders {
  const all = holdersOf(population, signal, value);
  const inside = [...members].filter((unit) => all.overlaps.has(unit));
  const own = tally(population, inside, () => undefined);
  const crossed = inside.reduce((sum, unit) => sum + (all.overlaps.get(unit) as number), 0);
  const withContent = all.withContent - own.withContent;
  const pairs = withContent * (withContent - 1);
  const withinCount = all.withinCount - own.withinCount;
  const norm = all.norm - 2 * crossed + own.norm;
  const units = all.units - own.units;
  const models = sumModels(population, inside);
  const commonest = [...all.models].reduce((most, [model, sum]) => Math.max(most, sum - (models.get(model) ?? 0)), 0);
  return {
    units,
    modelShare: units === 0 ? 0 : commonest / units,
    betweenContent: pairs === 0 ? 0 : (norm - (all.selfOverlap - own.selfOverlap)) / pairs,
    withinContent: withinCount === 0 ? 0 : (all.withinSum - own.withinSum) / withinCount,
  };
}

/** Shares of one queue that are sent to one model. */
export function isOneOperation({ units, modelShare, ...spread }: OutsideHolders): boolean {
  return isAlike(units, spread) && modelShare >= ONE_MODEL_SHARE;
}

/** Units whose calls look like shares of one queue. */
export function isOneQueue(population: Population, units: readonly number[]): boolean {
  const table = lendTable(population);
  for (const unit of units) addContent(population, unit, table);
  return isAlike(units.length, contentSpread(population, units, takeNorm(population, units, table)));
}

function isAlike(units: number, { betweenContent, withinContent }: ContentSpread): boolean {
  return units >= LEAST_QUEUE_UNITS && withinContent > 0 && 1 - betweenContent / withinContent <= ONE_QUEUE_HETEROGENEITY;
}

type ContentSpread = Pick<OutsideHolders, 'betweenContent' | 'withinContent'>;

function holdersOf(population: Population, signal: number, value: number): Holders {
  const ofPopulation = known.get(population) ?? new Map<string, Holders>();
  known.set(population, ofPopulation);
  const key = `${signal}/${value}`;
  const before = ofPopulation.get(key);
  if (before !== undefined) return before;
  const units: number[] = [];
  population.units.forEach(({ vectors }, unit) => {
    if (weightOf(vectors[signal] as SparseVector, value) >= HOLDER_SHARE) units.push(unit);
  });
  const overlaps = new Map<number, number>();
  const content = tally(population, units, (unit, overlap) => overlaps.set(unit, overlap));
  const holders = { ...content, overlaps, models: sumModels(population, units) };
  ofPopulation.set(key, holders);
  return holders;
}

function sumModels({ signals, units }: Population, holders: readonly number[]): ReadonlyMap<number, number> {
  const signal = signals.findIndex(({ id }) => id === 'model');
  const sums = new Map<number, number>();
  for (const holder of holders) {
    const { ids, weights } = units[holder]!.vectors[signal] as SparseVector;
    ids.forEach((model, i) => {
      sums.set(model, (sums.get(model) ?? 0) + (weights[i] as number));
    });
  }
  return sums;
}

function tally(population: Population, units: readonly number[], visit: (unit: number, overlap: number) => void): ContentTally {
  const found: ContentTally = { units: units.length, withContent: 0, norm: 0, selfOverlap: 0, withinSum: 0, withinCount: 0 };
  const table = lendTable(population);
  for (const unit of units) addContent(population, unit, table);
  const overlaps = overlapsWith(population, takeSum(population, units, table), units);
  units.forEach((unit, place) => {
    const overlap = overlaps[place] as number;
    visit(unit, overlap);
    const { content, withinContent } = population.units[unit]!;
    if (content.ids.length === 0) return;
    found.withContent++;
    found.norm += overlap;
    found.selfOverlap += content.selfOverlap;
    if (withinContent === null) return;
    found.withinSum += withinContent;
    found.withinCount++;
  });
  return found;
}
