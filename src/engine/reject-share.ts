import { InputError } from '../errors.js';
import type { AnalysisSettings } from '../options.js';
import type { ListedReject } from '../source/source.js';
import type { FoldResult } from './engine.js';
import { listRejects } from './list-rejects.js';

/** Kinds of rejects that a message lists; the rejects file has all of them. */
const LISTED_KINDS = 5;

/** A run that ends because of its rejects hands them on: nothing else is left of it. */
export class RejectsError extends InputError {
  constructor(
    code: InputError['code'],
    message: string,
    readonly rejects: readonly ListedReject[],
  ) {
    super(code, message);
  }
}

/** @throws {RejectsError} E_INPUT_REJECTS when the share of rejected rows is above `settings.maxRejects` */
export function assertRejectShare(result: FoldResult, { maxRejects }: Pick<AnalysisSettings, 'maxRejects'>): void {
  const rows = total(result, 'rows');
  const rejects = total(result, 'rejects');
  if (rejects <= rows * maxRejects) return;
  const message =
    `expected at most ${percent(maxRejects)} of the rows to be rejected, got ${rejects} of ${rows} (${percent(rejects / rows)}): ` +
    `${wordRejects(result)}; \`hydrometer inspect\` shows the first of each kind; ${adviceOn(result)}, ` +
    'or raise --max-rejects (up to 1) to go on without these rows';
  throw new RejectsError('E_INPUT_REJECTS', message, listRejects(result));
}

/** @throws {RejectsError} E_INPUT_NO_RECORDS when nothing that was read is a model call */
export function assertSomeRecords(result: FoldResult): void {
  if (total(result, 'records') > 0) return;
  const empty = onlyEmpty(result);
  if (empty !== null)
    throw new RejectsError('E_INPUT_NO_RECORDS', `${empty}: expected model calls, got an empty file; check what made it`, []);
  const unread = wordUnread(result);
  // Each reason ends with what to do about it.
  if (result.sources.length === 0 && unread !== '')
    throw new RejectsError('E_INPUT_NO_RECORDS', `expected model calls, got none${unread}`, listRejects(result));
  const rows = total(result, 'rows');
  const seen = `${wordNumber(rows, 'row')} and ${wordNumber(total(result, 'blanks'), 'blank line')} of ${wordFiles(result)}`;
  const rejected = `${total(result, 'rejects')} rejected${result.rejects.length === 0 ? '' : `: ${wordRejects(result)}`}`;
  const message = `expected model calls, got none in ${seen} (${total(result, 'skipped')} rows of other kinds, ${rejected})`;
  const advice = `${adviceOn(result)}, or choose with --input-format`;
  throw new RejectsError('E_INPUT_NO_RECORDS', `${message}${unread}; ${advice}`, listRejects(result));
}

function wordUnread({ unread }: FoldResult): string {
  const [first] = unread;
  if (first === undefined) return '';
  return `; ${wordNumber(unread.length, 'input')} ${unread.length === 1 ? 'was' : 'were'} not read, the first ${first.path}: ${first.reason}`;
}

/** The name of a file that is alone and empty, else null. */
function onlyEmpty({ sources, unread }: FoldResult): string | null {
  const [only] = sources;
  const isAlone = sources.length === 1 && unread.length === 0;
  return isAlone && only?.source.sizeBytes === 0 ? only.source.path : null;
}

/** The name of a file that is alone, else how many there are. */
function wordFiles({ sources }: FoldResult): string {
  const [only] = sources;
  return sources.length !== 1 || only === undefined ? `${sources.length} files` : only.source.path;
}

function adviceOn({ rejects }: FoldResult): string {
  if (rejects.length === 0) return 'check that this is the right file';
  return rejects.some(({ code }) => code === 'E_INPUT_TRUNCATED') ? 'fetch what is cut again' : 'look at these rows';
}

/** Kinds by code, the most frequent first, then where the first reject stands and why: what a person looks at next. */
function wordRejects(result: FoldResult): string {
  const rejects = listRejects({ ...result, rejectsBeside: [] });
  const counts = new Map<string, number>();
  for (const { code } of rejects) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sorted = [...counts].sort(([leftCode, left], [rightCode, right]) => right - left || (leftCode < rightCode ? -1 : 1));
  const kinds = sorted.slice(0, LISTED_KINDS).map(([code, count]) => `${count} × ${code}`);
  const { place, reason } = rejects[0] as ListedReject;
  const at = `${place.file}:${place.line} (byte ${place.byte})`;
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
