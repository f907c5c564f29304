/** A number that decides something, as the code states it. */
export interface Threshold {
  /** Name of the constant. */
  readonly id: string;
  readonly file: string;
  /** As written in the code. */
  readonly value: string;
  readonly basis: 'published' | 'measured' | 'chosen';
  /** The comment beside the constant: what it bounds and where it comes from. */
  readonly origin: string;
}

/** What every registry member says of itself. Help, `explain`, method text and report are made from it. */
export interface About {
  readonly title: string;
  readonly measures: string;
  readonly unit: string;
  readonly source: string;
  readonly weakness: string;
  readonly innocentCause: string;
}
