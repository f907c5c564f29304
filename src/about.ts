/** A number that decides something, and where it comes from: measured, published, or chosen and why. */
export interface Threshold {
  /** Name of the constant in the code. */
  readonly id: string;
  readonly step: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
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
