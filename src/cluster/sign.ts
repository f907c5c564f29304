import type { Tie } from './cluster.js';

/** Something that the units of a cohort agree in with a group, or not. */
export interface Sign {
  /** Signal id; of habits that say nearly the same that of one of them, which stands for the family of all. */
  readonly signal: string;
  /** Bits by place in the cohort; NaN where a unit has nothing to compare. */
  readonly bits: Float64Array;
  /** What a reader is told of one place, with its bits. */
  readonly tieOf: (place: number, bits: number) => Tie;
}
