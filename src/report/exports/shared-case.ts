/**
 * What may leave a case: counts, times, strengths, ids and hashes. No text of a call stands in it, neither prompts nor answers nor quotes
 * of either in a sentence of the report, and every account stands under the name that was chosen for it. Renderers read nothing else.
 */
export interface SharedCase {
  readonly toolVersion: string;
  readonly reportSchemaVersion: string;
  readonly names: SharedNaming;
  readonly settings: readonly { readonly name: string; readonly value: string | number | null }[];
  readonly totals: Readonly<Record<string, number>>;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly sources: readonly SharedSource[];
  /** Strongest first, suspicions before facts. */
  readonly findings: readonly SharedFinding[];
  readonly groups: readonly SharedGroup[];
  readonly accounts: readonly SharedAccount[];
  readonly links: readonly SharedLink[];
  readonly losses: readonly { readonly id: string; readonly count: number; readonly of: number; readonly statement: string }[];
  readonly calibration: readonly { readonly signal: string; readonly cllrBits: number | null; readonly capBits: number }[];
  readonly limits: readonly string[];
  readonly custody: readonly SharedStep[];
  /** Files of the case folder with their hashes. */
  readonly outputs: readonly SharedFile[];
  /** Numbered files of a production, where one was named. */
  readonly exhibits: readonly SharedExhibit[];
}

export interface SharedNaming {
  readonly kind: 'raw' | 'pseudonym';
  /** Names the key of the labels without telling it; null without a key: then all accounts carry one label. */
  readonly keyId: string | null;
}

export interface SharedFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface SharedSource extends SharedFile {
  readonly streamSha256: string;
  readonly formats: readonly string[];
  readonly rows: number;
  readonly records: number;
  readonly rejects: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
}

/** Where a quoted call lies. The hash of its line is known where a production was named. */
export interface SharedPlace {
  readonly file: string;
  readonly line: number;
  readonly byte: number;
  readonly length: number;
  readonly streamSha256: string | null;
  readonly lineSha256: string | null;
}

export interface SharedFinding {
  readonly id: string;
  readonly kind: string;
  /** One sentence of counts and strength. */
  readonly statement: string;
  readonly group: string;
  readonly bits: number;
  readonly words: string;
  readonly capBits: number;
  readonly priorBits: number;
  readonly isSuspicion: boolean;
  /** At or above what the caller wants to fail on. */
  readonly isFailing: boolean;
  readonly evidence: readonly { readonly id: string; readonly bits: number; readonly capped: boolean }[];
  readonly tests: readonly {
    readonly id: string;
    readonly observed: number | null;
    readonly pValue: number | null;
    readonly qValue: number | null;
    readonly reason: string | null;
  }[];
  readonly explanations: readonly { readonly id: string; readonly verdict: string }[];
  /** What of these speaks for the group and was not excluded, in one sentence; null when nothing does. */
  readonly openExplanations: string | null;
  readonly places: readonly SharedPlace[];
  /** Kind and members, by what names them in every case; null where nothing does. */
  readonly fingerprintOf: string | null;
}

export interface SharedMember {
  readonly account: string;
  /** Index into `accounts`. */
  readonly at: number;
  readonly share: number;
  readonly calls: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly bits: number;
  readonly ties: readonly { readonly id: string; readonly bits: number }[];
}

export interface SharedGroup {
  readonly id: string;
  readonly isSuspected: boolean;
  readonly calls: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly stability: number | null;
  readonly findings: readonly string[];
  readonly members: readonly SharedMember[];
  /** Links of the group, and how many of them are listed; null where the report does not say. */
  readonly linksFound: number | null;
  readonly linksListed: number;
}

export interface SharedAccount {
  readonly account: string;
  /** What names the account in every case under the same key: token or id; null when all carry one label. */
  readonly key: string | null;
  readonly group: string | null;
  readonly isSuspected: boolean;
  readonly suspicionBits: number | null;
  readonly calls: number | null;
  readonly errors: number | null;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly models: number | null;
  readonly addresses: number | null;
  readonly compared: boolean | null;
}

export interface SharedLink {
  readonly group: string;
  readonly left: string;
  readonly right: string;
  readonly leftAt: number;
  readonly rightAt: number;
  readonly bits: number;
  readonly signals: readonly { readonly id: string; readonly bits: number }[];
}

export interface SharedStep {
  readonly sequence: number;
  readonly action: string;
  readonly at: string | null;
  readonly operator: string | null;
  readonly what: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

export interface SharedExhibit extends SharedFile {
  readonly number: string;
  readonly kind: string;
  readonly finding: string;
}
