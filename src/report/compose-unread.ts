import type { UnreadInput } from '../source/source.js';
import type { Report } from './report.js';
import { wordCount, wordNumberOf } from './words.js';

/** Chosen: more names than anybody reads; a folder may hold hundreds of thousands of files that are no logs. */
const LISTED = 200;

export type ReportUnread = NonNullable<Report['unread']>;

/** What was found among the inputs and not read, in order of the paths. */
export function composeUnread(inputs: readonly UnreadInput[]): ReportUnread {
  const sorted = [...inputs].sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
  return { files: sorted.length, listed: sorted.slice(0, LISTED).map(({ path, code, reason }) => ({ path, code, reason })) };
}

/** `One file was found and not read.`; nothing where everything was read, or where an earlier version did not say. */
export function wordUnread({ unread }: Report): string | null {
  if (unread === undefined || unread.files === 0) return null;
  return `${wordNumberOf(unread.files, 'file')} ${unread.files === 1 ? 'was' : 'were'} found and not read.`;
}

/** How many are not among those that are listed. */
export function wordUnlisted({ files, listed }: ReportUnread): string | null {
  return files > listed.length ? `and ${wordCount(files - listed.length)} more` : null;
}
