import type { About } from '../about.js';
import type { IncidenceTable } from './incidence-table.js';

/** What a measure says of a set of calls. `value` null: cannot say, see `reason`. */
export interface CoverageObservation {
  readonly value: number | null;
  readonly reason: string | null;
}

/** A member of measures/. */
export interface CoverageMeasure {
  readonly id: string;
  readonly about: About;
  /** What the value can be; `high` null: no upper end. Intervals are cut to it. */
  readonly range: { readonly low: number; readonly high: number | null };
  observe(table: IncidenceTable): CoverageObservation;
}

/** The type that leaves the `coverage` step: one measure of a group, beside the same measure of ordinary accounts of the same size. */
export interface CoverageReading {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Mean over draws of `calls` calls. null: cannot say, see `reason`. */
  readonly observed: number | null;
  /** 95 % interval of the measure for a sample of `calls` calls. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Central 95 % and median of ordinary accounts, each measured on `calls` calls. */
  readonly ordinary: { readonly low: number; readonly median: number; readonly high: number } | null;
  /** Mid-rank of the group among the ordinary accounts, 0…100. Both ends are unusual, neither is guilt. */
  readonly percentile: number | null;
  /** Calls with content on which every value of this reading was measured. */
  readonly calls: number;
  readonly reason: string | null;
}
