import { wordCompletion } from './completion-words.js';
import type { Report } from './report.js';
import { wordCount, wordNumberOf, wordTime } from './words.js';

export interface JoinLine {
  /** A file, a folder, or the kind of thing, from outside and to be escaped; null where nothing was given. */
  readonly name: string | null;
  /** Without a full stop. */
  readonly text: string;
  readonly sha256: string | null;
}

type JoinedAccounts = NonNullable<Report['joins']['accounts']>;

/** What was known beside the logs, and what completed their calls, a line each. */
export function wordJoins({ joins }: Report): readonly JoinLine[] {
  const { accounts, facts } = joins;
  return [
    accounts === null
      ? nothing('No registration data was given: nothing is said about creation times, plans, countries or payment')
      : { name: accounts.path, text: wordAccounts(accounts), sha256: null },
    facts === null
      ? nothing('No facts file was given: nothing is said about bans or model releases')
      : { name: facts.path, text: wordFacts(facts), sha256: null },
    ...wordCompletion(joins),
  ];
}

function nothing(text: string): JoinLine {
  return { name: null, text, sha256: null };
}

function wordFacts({ bans, bansJoined, modelReleases }: NonNullable<Report['joins']['facts']>): string {
  return `${wordNumberOf(bans, 'ban')}, ${wordCount(bansJoined)} of accounts in the log; ${wordNumberOf(modelReleases, 'model release')}`;
}

function wordAccounts(accounts: JoinedAccounts): string {
  const { feed, byLastName = 0, ambiguous = 0 } = accounts;
  return [feed === undefined ? wordList(accounts) : wordFeed(accounts, feed), ...wordLastNames(byLastName, ambiguous)].join('. ');
}

function wordList({
  rows,
  joined,
  rowsWithoutCalls,
  accountsWithoutRow,
  invalidRows,
  missingColumns,
  unreadColumns = [],
}: JoinedAccounts): string {
  const missing = missingColumns.length === 0 ? '' : `; missing columns: ${missingColumns.join(', ')}`;
  const unread = unreadColumns.length === 0 ? '' : `; columns that are not read: ${unreadColumns.join(', ')}`;
  return `${wordNumberOf(rows, 'row')}, ${wordCount(joined)} joined, ${wordCount(rowsWithoutCalls)} without a call in the log, ${wordNumberOf(accountsWithoutRow, 'account')} of the log without a row, ${wordNumberOf(invalidRows, 'invalid row')}${missing}${unread}`;
}

/** A feed begins when it was switched on: silence before that is no sign. */
function wordFeed(
  { rows, joined, rowsWithoutCalls, accountsWithoutRow, invalidRows }: JoinedAccounts,
  { titles, firstUtc, lastUtc }: NonNullable<JoinedAccounts['feed']>,
): string {
  return `${titles.join(', ')}, ${wordNumberOf(rows, 'event')} from ${wordTime(firstUtc)} to ${wordTime(lastUtc)}, ${wordNumberOf(joined, 'account')} of the log joined by name, key, end user or organisation, ${wordNumberOf(accountsWithoutRow, 'account')} without an event, ${wordNumberOf(rowsWithoutCalls, 'user, key or organisation', 'users, keys or organisations')} without a call in the log, ${wordNumberOf(invalidRows, 'unreadable row')}. Retention is not retroactive: the feed holds nothing from before it was switched on, so a missing event says nothing. It tells of administration, not of model calls`;
}

/** The row of a last name is that of one account, or of none. */
function wordLastNames(byLastName: number, ambiguous: number): readonly string[] {
  return [
    ...(byLastName === 0
      ? []
      : [
          `${wordNumberOf(byLastName, 'account stands', 'accounts stand')} here under the name in this file, which is the last name of ${byLastName === 1 ? 'its ARN' : 'their ARNs'} in the log; accounts.ndjson has both`,
        ]),
    ...(ambiguous === 0
      ? []
      : [
          `${wordNumberOf(ambiguous, 'ARN ends', 'ARNs end')} in a name of this file as another account does: whose row it is cannot be told, so ${ambiguous === 1 ? 'it was' : 'they were'} joined with none`,
        ]),
  ];
}
