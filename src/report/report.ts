import type { About, Threshold } from '../about.js';
import type { AccountName } from '../account/account-names.js';
import type { Finding, Place, Quote, RuleResult } from '../finding/finding.js';
import type { Completion, JoinSourceTally, JoinTally } from '../record/completion.js';
import type { GroupPictures } from './pictures.js';

/** Version of the published shape of report.json: additions only within a major version. */
export const REPORT_SCHEMA_VERSION = '1.1.0';

export interface ReportSource {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the stored bytes. */
  readonly sha256: string;
  readonly compression: string;
  /** Of the decompressed stream; equals sha256 for plain files. */
  readonly streamSha256: string;
  readonly streamBytes: number;
  readonly container: string;
  /** Formats seen in this file, most rows first. */
  readonly formats: readonly { readonly id: string; readonly title: string; readonly rule: string; readonly rows: number }[];
  /** rows = rows with calls + rejects + duplicates + skipped; blanks are counted apart. */
  readonly rows: number;
  readonly records: number;
  readonly rejects: number;
  readonly duplicates: number;
  readonly skipped: number;
  readonly blanks: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  /** Why the file is not whole; absent for a whole one. Since schema 1.1. */
  readonly damage?: string;
}

/** What the card of one member shows; of its compared calls in this group. Since schema 1.1. */
export interface MemberDetail {
  readonly errors: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly callsCompared: number;
  readonly addresses: number;
  /** Commonest value, null when its text was not kept; share of the calls that carry it; number of different values. */
  readonly traits: readonly {
    readonly title: string;
    readonly value: string | null;
    readonly share: number;
    readonly distinct: number;
  }[];
  readonly quotes: readonly Quote[];
}

export interface ClusterMember extends AccountName {
  /** Part of the account's calls that belong to the group, 0…1. */
  readonly share: number;
  /**
   * 95 % interval of `share`, where unlike calls under one system prompt were told apart; from 0 to `share` itself, which then is an upper
   * limit, where they could not be. Since schema 1.1.
   */
  readonly shareInterval?: { readonly low: number; readonly high: number };
  readonly calls: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  /** What ties this account to the rest of the group, in bits; the sum of `ties`. */
  readonly bits: number;
  readonly ties: readonly { readonly id: string; readonly title: string; readonly bits: number; readonly statement: string }[];
  /** Of the best and the least tied members of a suspected group. Since schema 1.1. */
  readonly detail?: MemberDetail;
}

export interface ReportCluster {
  /** `G-001`, largest strength first. */
  readonly id: string;
  readonly accounts: readonly ClusterMember[];
  readonly calls: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  /** Share of the thresholds of link strength at which the group came out: a community that refines to it, or lies inside it. */
  readonly stability: number | null;
  /** Calls per day of the group, first day at `from`: data of a picture. */
  readonly daily: { readonly from: string; readonly calls: readonly number[] } | null;
  /** Calls per hour of the week (Monday 00:00 first, 168 values) in the report's time zone. */
  readonly hourOfWeek: readonly number[] | null;
  readonly findingIds: readonly string[];
  /** Signs of the published playbook, all that were looked for. Since schema 1.1. */
  readonly rules?: readonly RuleResult[];
  /** Since schema 1.1. */
  readonly pictures?: GroupPictures;
}

export interface SignalCalibration {
  readonly signal: string;
  readonly title: string;
  readonly pairsSame: number;
  readonly pairsDifferent: number;
  /** Log-likelihood-ratio cost, bits; 0 is perfect, 1 says nothing. Of pairs whose accounts were kept out of the learning. */
  readonly cllrBits: number | null;
  readonly equalErrorRate: number | null;
  readonly capBits: number;
  readonly reason: string | null;
  /** Pairs by the weight they get when their accounts are kept out of the learning, ascending; null without such pairs. Since schema 1.1. */
  readonly weights?: readonly { readonly bits: number; readonly same: number; readonly different: number }[] | null;
  /** What the weights were learnt on: pairs of this log, or defaults counted elsewhere with them; null for a silent signal. Since schema 1.1. */
  readonly basis?: 'log' | 'defaults' | null;
}

export interface ReportLoss {
  readonly id: string;
  readonly count: number;
  /** All calls, or all rows or inputs where these are counted. */
  readonly of: number;
  readonly statement: string;
  readonly consequence: string;
  /** The first rows of the kind, where rows are counted. */
  readonly places?: readonly Place[];
}

/** What is documented of an export that occurred, whether or not a row of it shows it. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** Where its fields are described. */
  readonly documentation: string;
  /** What the export leaves out, or says in a way that can mislead. */
  readonly losses: readonly string[];
  /** Fields of a call that the analysis does not read, by the end of their path. */
  readonly unread: readonly string[];
}

export interface Report {
  readonly schemaVersion: string;
  readonly tool: { readonly name: 'hydrometer'; readonly version: string };
  readonly settings: {
    readonly seed: number;
    readonly timeZone: string;
    readonly assumeTimeZone: string | null;
    /** Share of the calls that the owner let into the log, as stated with --sampling. Missing in reports that were written before. */
    readonly sampling?: number | null;
    /** Account-key expression by format actually used, and who vouches for it. */
    readonly accountKeys: readonly { readonly format: string; readonly expression: string; readonly trust: string }[];
    readonly map: Readonly<Record<string, string>>;
  };
  readonly sources: readonly ReportSource[];
  /** In the order of the registry. Since schema 1.1. */
  readonly formats?: readonly ReportFormat[];
  /** Found among the inputs and not read: what fits no format, is locked, hidden or a link. Since schema 1.1. */
  readonly unread?: {
    readonly files: number;
    /** The first of them by path. */
    readonly listed: readonly { readonly path: string; readonly code: string; readonly reason: string }[];
  };
  readonly totals: {
    readonly calls: number;
    readonly accounts: number;
    /** Accounts with enough calls to be compared. */
    readonly accountsCompared: number;
    readonly unattributedCalls: number;
    readonly rows: number;
    readonly rejects: number;
    readonly duplicates: number;
    readonly skipped: number;
    readonly blanks: number;
    readonly firstUtc: string | null;
    readonly lastUtc: string | null;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly callsWithText: number;
  };
  readonly joins: {
    readonly accounts: {
      readonly path: string;
      readonly rows: number;
      readonly joined: number;
      readonly rowsWithoutCalls: number;
      readonly accountsWithoutRow: number;
      readonly missingColumns: readonly string[];
      readonly invalidRows: number;
      /** Columns of the file that mean nothing here, at most twelve. Since schema 1.1. */
      readonly unreadColumns?: readonly string[];
      /** Accounts that stand under the name of their row, which is the last name of their ARN. Since schema 1.1. */
      readonly byLastName?: number;
      /** Accounts that share the last name of their ARN with another one, so that the row of this name was not joined. Since schema 1.1. */
      readonly ambiguous?: number;
      /** Present when the file is a feed of events about users, keys and organisations instead of a list of accounts. */
      readonly feed?: { readonly titles: readonly string[]; readonly firstUtc: string | null; readonly lastUtc: string | null };
    } | null;
    readonly facts: {
      readonly path: string;
      readonly bans: number;
      readonly bansJoined: number;
      readonly modelReleases: number;
    } | null;
    /** Calls completed by rows of another kind, by format. */
    readonly calls: readonly JoinTally[];
    readonly files: readonly JoinSourceTally[];
    readonly bodies: Completion['bodies'];
    readonly unsealed: Completion['unsealed'];
  };
  readonly losses: readonly ReportLoss[];
  readonly findings: readonly Finding[];
  readonly clusters: readonly ReportCluster[];
  readonly accountsSummary: {
    readonly accused: number;
    readonly inGroups: number;
    readonly callsPerAccount: {
      readonly min: number;
      readonly median: number;
      readonly p90: number;
      readonly max: number;
    } | null;
    /** Histogram of suspicionBits over all compared accounts; `accused` counts those in an accused group. */
    readonly suspicion: readonly { readonly fromBits: number; readonly accounts: number; readonly accused: number }[];
  };
  readonly validation: {
    readonly statement: string;
    /** Whether the log can speak for itself. Since schema 1.1. */
    readonly logSize?: {
      readonly accounts: number;
      readonly kind: 'too-small' | 'small' | 'large';
      readonly supportedBits: number;
    };
    readonly pairsCompared: number;
    readonly pairsPossible: number;
    readonly pairsNeverCompared: string;
    readonly signals: readonly SignalCalibration[];
    readonly groupsTested: number;
    /** False groups expected among those tested, and the upper 95 % bound of the false-accusation rate seen on decoys. */
    readonly falseAccusation: {
      readonly decoyGroups: number;
      readonly accusedDecoys: number;
      readonly upperBound: number | null;
      readonly statement: string;
    };
  };
  readonly scale: readonly { readonly fromBits: number; readonly words: string }[];
  readonly scaleOrigin: string;
  readonly method: readonly (About & {
    readonly id: string;
    readonly step: 'signal' | 'coverage' | 'test' | 'rule' | 'explanation';
  })[];
  /** Every number that decides something, with where it comes from. Since schema 1.1. */
  readonly thresholds?: readonly Threshold[];
  readonly limits: readonly string[];
}

/** One line of accounts.ndjson. */
export interface AccountRow extends AccountName {
  readonly suspicionBits: number;
  readonly cluster: string | null;
  readonly accused: boolean;
  /** A suspected group that the account agrees with, but not surely enough to be named. Since schema 1.1. */
  readonly near?: string;
  readonly calls: number;
  readonly errors: number;
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly models: readonly string[];
  readonly addresses: number;
  readonly compared: boolean;
  readonly reason: string | null;
  readonly example: Place | null;
}

/** One line of links.ndjson: two accounts of a group, by the strongest link between them. */
export interface LinkRow {
  readonly group: string;
  readonly left: string;
  readonly right: string;
  /** Above what any pair of this log must overcome. */
  readonly bits: number;
  /** What the bits are made of before that is taken off, largest first; signals that say nothing are left out. */
  readonly signals: readonly { readonly id: string; readonly bits: number }[];
}

/** What leaves the last step: the document that every renderer reads, one row an account, and one row a link of a reported group. */
export interface Composed {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  readonly links: readonly LinkRow[];
}
