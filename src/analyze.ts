import { resolve as absolute } from 'node:path';
import { nameAccounts } from './account/account-names.js';
import type { Facts, Registration } from './account/registration.js';
import { unitsOfLog } from './account/unit.js';
import { groupLinks } from './cluster/group.js';
import { assertMemory } from './engine/assert-memory.js';
import type { BesideRequest } from './engine/beside.js';
import { type DamagedInput, damagedInputs } from './engine/damage.js';
import type { FoldProgress, FoldResult } from './engine/engine.js';
import { foldSources } from './engine/fold-sources.js';
import { listRejects } from './engine/list-rejects.js';
import { assertRejectShare } from './engine/reject-share.js';
import { UsageError } from './errors.js';
import { type JudgeRequest, judgeClusters } from './finding/judge.js';
import { quoteCalls } from './finding/quote-calls.js';
import { compareUnits } from './link/compare.js';
import { expectMemory } from './link/expected-memory.js';
import type { AnalysisSettings } from './options.js';
import { composeReport } from './report/compose.js';
import { composeUnread, type ReportUnread } from './report/compose-unread.js';
import { createPlaceResolver, quoteOfSlot } from './report/places.js';
import type { Composed } from './report/report.js';
import type { Locations } from './source/open.js';
import type { ListedReject } from './source/source.js';
import { type FoldSettings, isDigestFile, readDigestFiles } from './store/digest-file.js';
import type { DigestOverlap } from './store/join-folds.js';
import { readVersion } from './store/tool-version.js';

export interface AnalyzeProgress extends FoldProgress {
  readonly stage: string;
}

export interface AnalyzeRequest {
  readonly paths: readonly string[];
  readonly settings: AnalysisSettings;
  readonly threads: number;
  readonly beside?: BesideRequest;
  /** Where the inputs lie now, when `paths` are those of a report whose analysis is repeated. */
  readonly locations?: Locations;
  /** What the report to be repeated lists as not read: with `locations` nothing is looked for. */
  readonly unread?: ReportUnread;
  readonly registration: Registration | null;
  readonly facts: Facts | null;
  readonly abort?: AbortSignal;
  readonly onProgress?: (progress: AnalyzeProgress) => void;
}

export interface AnalyzeResult extends Composed {
  /** Rows of the logs that could not be read, by place, then those of what was given beside them. */
  readonly rejects: readonly ListedReject[];
  /** Calls that stand in two of the digests that were analysed. */
  readonly overlaps: readonly DigestOverlap[];
  /** Inputs that were read in part only: the report is of what could be read. */
  readonly damaged: readonly DamagedInput[];
}

/** The whole path: source → record → account → coverage → link → cluster → finding → report. */
export async function analyze(request: AnalyzeRequest): Promise<AnalyzeResult> {
  const { registration } = request;
  const folded = await foldOrRead(request);
  const settings = { ...request.settings, ...folded.settings };
  assertRejectShare(folded, settings);
  const stage = (name: string): void => reportStage(request, folded, name);
  const { sources } = folded;
  const names = nameAccounts(folded.digest, registration, request.facts);
  const { digest, facts } = names;
  const resolve = createPlaceResolver(sources);

  stage('comparing accounts');
  const units = unitsOfLog(digest, registration);
  assertMemory(units.length, expectMemory(units));
  const linkage = compareUnits(units, settings.seed);

  stage('grouping');
  const clusters = groupLinks(linkage, settings.seed);

  stage('testing groups');
  const quotesOf: JudgeRequest['quotesOf'] = (context, signal) =>
    quoteCalls(context, signal, (account, slot) => quoteOfSlot(account, slot, resolve));
  const judgement = judgeClusters({
    linkage,
    clusters,
    labels: digest.labels,
    facts,
    seed: settings.seed,
    quotesOf,
    quoteOf: (account, slot) => quoteOfSlot(account, slot, resolve),
  });

  stage('writing the report');
  const composed = composeReport({
    version: readVersion(),
    settings,
    sources,
    unread: request.unread ?? composeUnread(unreadOf(folded, request)),
    names,
    beside: folded.beside,
    registration,
    linkage,
    judgement,
    resolve,
  });
  return {
    ...composed,
    rejects: listRejects(folded, registration),
    overlaps: folded.overlaps ?? [],
    damaged: damagedInputs(folded),
  };
}

/** What was read in another part, such as a list of accounts among the logs, was read. */
function unreadOf({ unread, beside }: FoldResult, { registration, facts }: AnalyzeRequest): FoldResult['unread'] {
  const others = [registration?.path, facts?.path, ...beside.joinSources.map(({ path }) => path)];
  const read = new Set(others.flatMap((path) => (path === undefined ? [] : [absolute(path)])));
  return unread.filter(({ path }) => !read.has(absolute(path)));
}

/** Logs are folded; digests written earlier are read and joined, and bring the settings they were folded with. Both give the same result. */
async function foldOrRead({
  paths,
  settings,
  threads,
  beside,
  locations,
  abort,
  onProgress,
}: AnalyzeRequest): Promise<FoldResult & { readonly settings?: FoldSettings; readonly overlaps?: readonly DigestOverlap[] }> {
  const digests = locations === undefined ? paths.filter((path) => path !== '-' && isDigestFile(path)) : [];
  if (digests.length > 0 && digests.length === paths.length) return readDigestFiles(paths, settings);
  if (digests.length > 0)
    throw new UsageError(
      'E_INPUT_MIXED',
      `${digests[0]} is a digest and other inputs are logs; make digests of those first (hydrometer digest), then analyse all digests together`,
    );
  return foldSources({
    paths,
    settings,
    threads,
    ...(beside && { beside }),
    ...(locations && { locations }),
    ...(abort && { abort }),
    ...(onProgress && { onProgress: (progress) => onProgress({ stage: 'reading', ...progress }) }),
  });
}

function reportStage({ onProgress, abort }: AnalyzeRequest, { sources }: FoldResult, stage: string): void {
  abort?.throwIfAborted();
  const totalBytes = sources.reduce((sum, { source }) => sum + source.sizeBytes, 0);
  onProgress?.({ stage, bytes: totalBytes, totalBytes, calls: sources.reduce((sum, { records }) => sum + records, 0) });
}
