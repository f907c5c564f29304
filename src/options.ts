import type { FormatSettings } from './record/format.js';

/** Everything that can change a result. It goes into the report; nothing else may. */
export interface AnalysisSettings extends FormatSettings {
  readonly seed: number;
  /** IANA zone in which hours of the week and dates are told. Never used to interpret the log. */
  readonly timeZone: string;
  /** Account-key expression given by the person, or null for each format's default. */
  readonly accountKey: string | null;
  /** Format id given by the person, or null to detect by content. */
  readonly inputFormat: string | null;
  readonly maxRecordBytes: number;
  /** Share of the calls that the owner let into the log, 0…1, as the person states it; null when nothing was stated. */
  readonly sampling: number | null;
  /** Largest share of rows that may be rejected, 0…1. */
  readonly maxRejects: number;
  /** Look for keys that stand twice in every row, not only where rows are inspected: nearly half of the cost of parsing on top. */
  readonly checkKeys: boolean;
}

export const DEFAULT_SETTINGS: AnalysisSettings = {
  seed: 1,
  timeZone: 'UTC',
  accountKey: null,
  inputFormat: null,
  assumeTimeZone: null,
  map: {},
  maxRecordBytes: 32 * 1024 * 1024,
  sampling: null,
  maxRejects: 0.05,
  checkKeys: false,
};
