import type { CallContext, LogRecord, Trust } from './record.js';

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
export type FormatRecord = Omit<LogRecord, 'place' | 'format' | 'account' | 'context'> & { readonly context?: CallContext };

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

/**
 * Rows of another kind that complete the calls of a format: traces beside observations, requests beside batch results. They are read
 * before the calls, from the inputs themselves and from the files given with --join.
 */
export interface JoinPartner {
  readonly title: string;
  /** The test that recognises a row, in words. */
  readonly rule: string;
  /** Cheap, and false for every call of this or another format. */
  fits(row: Row): boolean;
  /** The rows inside a row, where an export puts many into one; without it the row is one by itself. */
  unfold?(row: Row): readonly Row[];
  /** The key by which calls ask for the row; null when it lacks one. */
  key(row: Row): string | null;
  /** The fields that calls need of it: all partner rows are held in memory. */
  pick(row: Row): Row;
  /** A call has one of them. Of several that differ it uses none (see solePartner), so two of a key are all that it is given. */
  readonly isSole?: boolean;
  /**
   * Whether calls in this row ask for such partners. Given where partners are calls themselves (spans beside log events): they are
   * collected only when a row in the sample of an input asks for them.
   */
  wantedBy?(row: Row): boolean;
}

/** A body that stands in a file of its own beside the log. */
export type StoredBody = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'missing' };

/** Encrypted as Cloudflare does it: an AES-256-GCM text whose key was wrapped with RSA-OAEP. All in base64. */
export interface SealedBody {
  readonly key: string;
  readonly iv: string;
  readonly data: string;
}

export type OpenedBody =
  | { readonly kind: 'text'; readonly text: string }
  /** `no-key`: no private key was given; `failed`: the key does not open it. */
  | { readonly kind: 'no-key' | 'failed' };

/** What a row may need from outside the row. The engine provides it; in tests a few lines do. */
export interface RowAids {
  /** Rows that complete a call, in the order of the inputs; of a kind of which a call has one, two that differ. Asking counts the call as joined or as without partner. */
  partners(format: string, key: string): readonly Row[];
  /** Any such rows are at hand. Formats whose partners are a bonus ask first: where none were given, no call lacks one. */
  hasPartners(format: string): boolean;
  /** A body by its path in the store, as the row names it. */
  body(path: string): StoredBody;
  unseal(body: SealedBody): OpenedBody;
}

/** Nothing beside the row. */
export const NO_AIDS: RowAids = {
  partners: () => [],
  hasPartners: () => false,
  body: () => ({ kind: 'missing' }),
  unseal: () => ({ kind: 'no-key' }),
};

/** A file that belongs to an export, as the export itself lists it. */
export interface ListedFile {
  /** In the store from which the export was fetched. */
  readonly path: string;
  /** Null where the export does not say. */
  readonly rows: number | null;
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
  /** Those of `needs` that a row has not, where a key may stand under several names; without it each is read as a path. */
  lacks?(row: Row): readonly string[];
  /** Account-key expression used unless the person gives one. */
  readonly accountKey: string;
  readonly accountKeyTrust: Trust;
  /** Identifiers that its rows may hold, as paths or in words, by who vouches for them. */
  readonly identifiers: Readonly<Partial<Record<Trust, readonly string[]>>>;
  readonly about: {
    readonly source: string;
    readonly losses: readonly string[];
    /**
     * Documented fields of a call that nothing here reads, by the end of their path; `*` is any name. An account key may name them. Parts of
     * prompts and answers are not among them.
     */
    readonly unread?: readonly string[];
  };
  /** What completes its calls; rows that fit a partner are no calls and are counted as skipped. */
  readonly partners?: readonly JoinPartner[];
  /** The files that a row lists, where an export says what it consists of; null for any other row. */
  listing?(row: Row): readonly ListedFile[] | null;
  toCalls(row: Row, settings: FormatSettings, aids: RowAids): readonly FormatResult[];
}
