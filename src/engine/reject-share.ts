import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import { fileLine } from '../source/file-line.js';
import type { Reject } from '../source/source.js';
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
    `${wordRejects(result)}; \`hydrometer inspect\` shows the first of each kind; ${adviceOn(result)}, ` +
    'or raise --max-rejects (up to 1) to go on without these rows: rejects.ndjson then lists them';
  throw new InputError('E_INPUT_REJECTS', message);
}

/** @throws {InputError} E_INPUT_NO_RECORDS when nothing that was read is a model call */
export function assertSomeRecords(result: FoldResult): void {
  if (total(result, 'records') > 0) return;
  const rows = total(result, 'rows');
  const seen = `${wordNumber(rows, 'row')} and ${wordNumber(total(result, 'blanks'), 'blank line')} of ${wordFiles(result)}`;
  const rejected = `${total(result, 'rejects')} rejected${result.rejects.length === 0 ? '' : `: ${wordRejects(result)}`}`;
  const [first] = result.unread;
  const unread =
    first === undefined
      ? ''
      : `; ${wordNumber(result.unread.length, 'input')} ${result.unread.length === 1 ? 'was' : 'were'} not read, the first ${first.path}: ${first.reason}`;
  const message = `expected model calls, got none in ${seen} (${total(result, 'skipped')} rows of other kinds, ${rejected})`;
  throw new InputError('E_INPUT_NO_RECORDS', `${message}${unread}; ${adviceOn(result)}, or choose with --input-format`);
}

/** The name of a file that is alone, else how many there are. */
function wordFiles({ sources }: FoldResult): string {
  const [only] = sources;
  if (sources.length !== 1 || only === undefined) return `${sources.length} files`;
  return only.source.sizeBytes === 0 ? `${only.source.path}, which is empty` : only.source.path;
}

function adviceOn({ rejects }: FoldResult): string {
  if (rejects.length === 0) return 'check that this is the right file';
  return rejects.some(({ code }) => code === 'E_INPUT_TRUNCATED') ? 'fetch what is cut again' : 'look at these rows';
}

/** Kinds by code, the most frequent first, then where the first reject stands and why: what a person looks at next. */
function wordRejects({ rejects, sources }: FoldResult): string {
  const counts = new Map<string, number>();
  for (const { code } of rejects) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sorted = [...counts].sort(([leftCode, left], [rightCode, right]) => right - left || (leftCode < rightCode ? -1 : 1));
  const kinds = sorted.slice(0, LISTED_KINDS).map(([code, count]) => `${count} × ${code}`);
  const { place, reason } = rejects[0] as Reject;
  const file = sources.find(({ source }) => source.index === place.source);
  const at = `${file?.source.path}:${fileLine(file?.lineBases ?? [], place)} (byte ${place.byte})`;
  return `${kinds.join(', ')}, the first at ${at}: ${reason}`;
}

type Count = 'rows' | 'records' | 'rejects' | 'blanks' | 'skipped';

function total({ sources }: FoldResult, count: Count): number {
  return sources.reduce((sum, source) => sum + source[count], 0);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function wordNumber(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
