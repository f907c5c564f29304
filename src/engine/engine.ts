import type { Digest } from '../account/account.js';
import type { IdList } from '../account/id-list.js';
import type { AnalysisSettings } from '../options.js';
import type { Completion } from '../record/completion.js';
import type { Locations } from '../source/open.js';
import type { ListedReject, Reject, SourceTally, UnreadInput } from '../source/source.js';
import type { BesideRequest } from './beside.js';

export interface FoldResult {
  readonly digest: Digest;
  readonly sources: readonly SourceTally[];
  readonly rejects: readonly Reject[];
  /** Of the rows beside the logs; they do not count among those of the sources. */
  readonly rejectsBeside: readonly ListedReject[];
  readonly beside: Completion;
  /** Request ids of the calls, when the request asked to keep them. */
  readonly requestIds?: IdList;
  /** What was found beside the sources and was not read, by path. */
  readonly unread: readonly UnreadInput[];
}

export interface FoldProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly calls: number;
}

export interface FoldRequest {
  readonly paths: readonly string[];
  readonly settings: AnalysisSettings;
  readonly threads: number;
  readonly beside?: BesideRequest;
  /** For digests, which are joined later: calls that stand in two of them are found by these. */
  readonly keepRequestIds?: boolean;
  readonly locations?: Locations;
  readonly abort?: AbortSignal;
  readonly onProgress?: (progress: FoldProgress) => void;
}
