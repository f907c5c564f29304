import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import type { FoldResult } from './engine.js';

/** Kinds of rejects that a message lists; the rejects file has all of them. */
const LISTED_KINDS = 5;

/** @throws {InputError} E_INPUT_REJECTS when the share of rejected rows is above `settings.maxRejects` */
export function assertRejectShare(result: FoldResult, { maxRejects }: Pick<AnalysisSettings, 'maxRejects'>): void {
  const rows = total(result, 'rows');
  const rejects = total(result, 'rejects');
  if (rejects <= rows * maxRejects) return;
  const message =
    `expected at most ${percent(maxRejects)} of the rows to be rejected, got ${rejects} of ${rows} (${percent(rejects / rows)}): ` +
    `${rejectsByReason(result)}; see the rejects, or raise --max-rejects`;
  throw new InputError('E_INPUT_REJECTS', message);
}

/** @throws {InputError} E_INPUT_NO_RECORDS when nothing that was read is a model call */
export function assertSomeRecords(result: FoldResult): void {
  if (total(result, 'records') > 0) return;
  const files = result.sources.length;
  const seen = `${total(result, 'rows')} rows and ${total(result, 'blanks')} blank lines in ${files} file${files === 1 ? '' : 's'}`;
  const [first] = result.unread;
  const unread =
    first === undefined
      ? ''
      : `; ${result.unread.length} input${result.unread.length === 1 ? ' was' : 's were'} not read, the first ${first.path}: ${first.reason}`;
  const message = `expected model calls, got none in ${seen} (${total(result, 'skipped')} rows of other kinds, ${total(result, 'rejects')} rejected${reasons(result)})`;
  throw new InputError('E_INPUT_NO_RECORDS', `${message}${unread}; check the paths, or choose with --input-format`);
}

function reasons(result: FoldResult): string {
  return result.rejects.length === 0 ? '' : `: ${rejectsByReason(result)}`;
}

/** Most frequent first; equal counts by code. */
function rejectsByReason({ rejects }: FoldResult): string {
  const counts = new Map<string, number>();
  for (const { code } of rejects) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sorted = [...counts].sort(([leftCode, left], [rightCode, right]) => right - left || (leftCode < rightCode ? -1 : 1));
  return sorted
    .slice(0, LISTED_KINDS)
    .map(([code, count]) => `${count} × ${code}`)
    .join(', ');
}

type Count = 'rows' | 'records' | 'rejects' | 'blanks' | 'skipped';

function total({ sources }: FoldResult, count: Count): number {
  return sources.reduce((sum, source) => sum + source[count], 0);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
