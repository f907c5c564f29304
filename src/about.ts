/** What every registry member says of itself. Help, `explain`, method text and report are made from it. */
export interface About {
  readonly title: string;
  readonly measures: string;
  readonly unit: string;
  readonly source: string;
  readonly weakness: string;
  readonly innocentCause: string;
}
