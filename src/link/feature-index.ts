import { SAMPLE_CALLS } from '../account/account.js';

/**
 * The content features that at least two units share, numbered in their own order, and the units that hold each; the others can match
 * nothing.
 */
export interface FeatureIndex {
  /** Number of shared features. */
  readonly size: number;
  /** Units that hold the feature, by number. */
  readonly units: Uint32Array;
  /** Squared weight by number: a feature counts in both of two texts that hold it. */
  readonly squares: Float64Array;
  /** The same of a feature that a single unit holds. */
  readonly aloneSquare: number;
  /** Where the holders of each feature begin in `entries`; one place more at the end. */
  readonly starts: Uint32Array;
  /** Holders of one feature after another, ascending by unit: see unitOfEntry and countOfEntry. */
  readonly entries: Uint32Array;
  /** −1 for a feature that a single unit holds. */
  numberOf(feature: number): number;
  /**
   * Inverse document frequency of a number, natural logarithm; document = unit, not call: one busy account must not make its words
   * common.
   */
  weightOf(number: number): number;
}

/** Shared content features of a unit. */
export interface UnitContent {
  /** Numbers of features, ascending. */
  readonly ids: Uint32Array;
  /** Texts that hold each. */
  readonly counts: Uint8Array;
  readonly calls: number;
  /** Overlap of the unit's content with itself. */
  readonly selfOverlap: number;
}

export interface WeighedContent {
  readonly content: UnitContent;
  /** Squared weights of all features, those of this unit alone too, each once for every ordered pair of texts that hold it. */
  readonly sharedWeight: number;
}

/** A unit and its texts that hold the feature share a word: lists of holders are the longest of all. */
const COUNT_BITS = Math.ceil(Math.log2(SAMPLE_CALLS));
const COUNT_MASK = 2 ** COUNT_BITS - 1;

export function toEntry(unit: number, count: number): number {
  return ((unit << COUNT_BITS) | (count - 1)) >>> 0;
}

export function unitOfEntry(entry: number): number {
  return entry >>> COUNT_BITS;
}

/** Texts of the unit that hold the feature. */
export function countOfEntry(entry: number): number {
  return (entry & COUNT_MASK) + 1;
}

/** Squared weight of a number, −1 for that of a feature that a single unit holds. */
export function squareOf({ squares, aloneSquare }: FeatureIndex, number: number): number {
  return number < 0 ? aloneSquare : (squares[number] as number);
}

/** Inverse document frequency of a feature with so many holders. */
export function rarity(holders: number, units: number): number {
  return Math.log((units + 1) / (holders + 0.5));
}

/** 2^13 + 1: what is multiplied by it and taken back keeps 40 of its 53 bits. */
const SPLITTER = 8_193;

/**
 * Square of a rarity, to 40 bits: times the counts of two units, 64 at most each, it is exact. What two units share then does not depend on who comes
 * first, nor on where the product is begun.
 * @see Dekker 1971, doi:10.1007/BF01397083 (splitting a number)
 */
export function squareOfRarity(holders: number, units: number): number {
  const square = rarity(holders, units) ** 2;
  const shifted = square * SPLITTER;
  return shifted - (shifted - square);
}
