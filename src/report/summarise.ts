import type { Finding } from '../finding/finding.js';
import type { Report, ReportCluster } from './report.js';
import { shortCalibration } from './word-calibration.js';
import { isSuspicion } from './words.js';

export interface GroupSummary {
  readonly id: string;
  readonly accounts: number;
  readonly calls: number;
  readonly isSuspected: boolean;
  readonly finding: string | null;
  readonly kind: Finding['kind'] | null;
  readonly bits: number | null;
  readonly words: string | null;
}

/** What `--json` prints, and what the terminal summary is set from. */
export interface ReportSummary {
  readonly schemaVersion: string;
  readonly caseFolder: string;
  readonly files: number;
  readonly bytes: number;
  readonly formats: readonly string[];
  readonly firstUtc: string | null;
  readonly lastUtc: string | null;
  readonly rows: number;
  readonly calls: number;
  readonly unattributedCalls: number;
  /** Calls with an account that hold a prompt. */
  readonly callsWithText: number;
  /** What an account is in this log, by format, where no call names one; else empty. */
  readonly accountKeysUnmet: readonly string[];
  readonly accounts: number;
  readonly accountsCompared: number;
  readonly rejects: number;
  /** Rows of `--accounts` and `--join` that could not be read, or not wholly. */
  readonly rejectsBeside: number;
  /** Found among the inputs and not read. */
  readonly filesUnread: number;
  /** What of `--accounts` came to nothing, as a slip of the pen makes it; null where all was of use. */
  readonly registration: { readonly rows: number; readonly joined: number; readonly unreadColumns: readonly string[] } | null;
  /** Bans of `--facts` of which none is of an account in the log; null where one is, or none was given. */
  readonly bansUnknown: number | null;
  readonly accountsSuspected: number;
  /** What a reader must know of the calibration of a small log; null when the log speaks for itself. */
  readonly calibration: string | null;
  /** Suspected groups first, then by strength. */
  readonly groups: readonly GroupSummary[];
}

export function summariseReport(report: Report, caseFolder: string): ReportSummary {
  const { totals, sources, joins } = report;
  const { logSize } = report.validation;
  const formats = new Set(sources.flatMap((source) => source.formats.map(({ id }) => id)));
  return {
    schemaVersion: report.schemaVersion,
    caseFolder,
    files: sources.length,
    bytes: sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    formats: [...formats].sort(),
    firstUtc: totals.firstUtc,
    lastUtc: totals.lastUtc,
    rows: totals.rows,
    calls: totals.calls,
    unattributedCalls: totals.unattributedCalls,
    callsWithText: totals.callsWithText,
    accountKeysUnmet: totals.accounts > 0 ? [] : report.settings.accountKeys.map(({ expression }) => expression),
    accounts: totals.accounts,
    accountsCompared: totals.accountsCompared,
    rejects: totals.rejects,
    rejectsBeside: countRejectsBeside(joins),
    filesUnread: report.unread?.files ?? 0,
    registration: unusedRegistration(joins.accounts),
    bansUnknown: unknownBans(joins.facts),
    accountsSuspected: report.accountsSummary.accused,
    calibration: logSize === undefined || logSize.kind === 'large' ? null : shortCalibration(logSize),
    groups: report.clusters.map((cluster) => summariseGroup(cluster, report.findings)).sort(bySuspicionThenBits),
  };
}

/** Rows without calls are ordinary; that not one row has a call is not. */
function unusedRegistration(accounts: Report['joins']['accounts']): ReportSummary['registration'] {
  if (accounts === null) return null;
  const { rows, joined, unreadColumns = [] } = accounts;
  return joined === 0 || unreadColumns.length > 0 ? { rows, joined, unreadColumns } : null;
}

function unknownBans(facts: Report['joins']['facts']): number | null {
  return facts === null || facts.bans === 0 || facts.bansJoined > 0 ? null : facts.bans;
}

/** The first reports of this schema version did not list the joined files. */
function countRejectsBeside({ accounts, files = [] }: Partial<Report['joins']>): number {
  return files.reduce((sum, { rejects }) => sum + rejects, accounts?.invalidRows ?? 0);
}

function summariseGroup({ id, accounts, calls }: ReportCluster, findings: readonly Finding[]): GroupSummary {
  const own = findings.filter(({ clusterId }) => clusterId === id);
  const leading = own.find(isSuspicion) ?? [...own].sort((left, right) => right.strength.bits - left.strength.bits)[0];
  return {
    id,
    accounts: accounts.length,
    calls,
    isSuspected: leading !== undefined && isSuspicion(leading),
    finding: leading?.id ?? null,
    kind: leading?.kind ?? null,
    bits: leading?.strength.bits ?? null,
    words: leading?.strength.words ?? null,
  };
}

function bySuspicionThenBits(left: GroupSummary, right: GroupSummary): number {
  return (
    Number(right.isSuspected) - Number(left.isSuspected) ||
    (right.bits ?? LEAST) - (left.bits ?? LEAST) ||
    (left.id < right.id ? -1 : 1)
  );
}

/** A group without a finding stands last; a finite number, since infinities subtract to no number. */
const LEAST = -1e9;
