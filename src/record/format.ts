import type { LogRecord, Trust } from './record.js';

export type Row = Readonly<Record<string, unknown>>;

/** Why a row that fits a format is still no record. */
export interface RowProblem {
  readonly kind: 'problem';
  readonly code: `E_${string}`;
  readonly reason: string;
}

/** A row that is well formed but is no model call (a span of another kind, a wrapper): counted as skipped, not rejected. */
export interface RowSkip {
  readonly kind: 'skip';
  readonly reason: string;
}

/** What a format knows about a call; the place, the format id and the account are added by `normalise`. */
export type FormatRecord = Omit<LogRecord, 'place' | 'format' | 'account'>;

/** A call together with the row in which the account key is looked up (nested JSON already opened, OTLP attributes flattened). */
export interface FormatCall {
  readonly kind: 'call';
  readonly keyRow: Row;
  readonly call: FormatRecord;
}

export type FormatResult = FormatCall | RowProblem | RowSkip;

export interface FormatSettings {
  /** IANA zone for times without a zone, or null: such times are then unknown. */
  readonly assumeTimeZone: string | null;
  /** Generic format: our field → path in the row. */
  readonly map: Readonly<Record<string, string>>;
}

/** One export format. Adding one is one file here, one line in formats/index.ts, its fixtures and the contract test. */
export interface LogFormat {
  readonly id: string;
  readonly title: string;
  /** The test that recognises a row, in words; printed when it matched. */
  readonly rule: string;
  /** Cheap: a few property look-ups. */
  fits(row: Row): boolean;
  /** Keys that the format needs, for "nearest format is …, which needs the key …". */
  readonly needs: readonly string[];
  /** Account-key expression used unless the person gives one. */
  readonly accountKey: string;
  readonly accountKeyTrust: Trust;
  readonly about: {
    readonly source: string;
    readonly losses: readonly string[];
  };
  toCalls(row: Row, settings: FormatSettings): readonly FormatResult[];
}
