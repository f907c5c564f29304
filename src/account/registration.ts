import type { ListedReject } from '../source/source.js';
import type { AccountDigest } from './account.js';
import { columnOfCall } from './sampled-call.js';

/** What an operator knows of its accounts beside the calls. Every value may be missing; null means: the file does not say. */

export interface RegistrationRow {
  readonly createdAtMs: number | null;
  readonly plan: string | null;
  readonly country: string | null;
  readonly emailDomain: string | null;
  /** Hash of a payment means as the operator exports it; compared for equality only. */
  readonly paymentHash: string | null;
  readonly organisation: string | null;
  /** What an identity feed saw of it; absent for a CSV, which holds none. */
  readonly activity?: AccountActivity;
}

/** What a feed of administrative events saw, sorted and without repeats. */
interface AccountActivity {
  readonly events: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly addresses: readonly string[];
  readonly userAgents: readonly string[];
  readonly countries: readonly string[];
}

/** accounts.csv after the door, or an identity feed. */
export interface Registration {
  readonly path: string;
  readonly rows: number;
  /** Rows without an account, with a second row of the same account, or with an unreadable time. */
  readonly invalidRows: number;
  /** Where these stand and why. */
  readonly rejects: readonly ListedReject[];
  readonly missingColumns: readonly string[];
  /** Columns of the file that mean nothing here: a name that was misspelt is one of them. */
  readonly unreadColumns?: readonly string[];
  readonly byAccount: ReadonlyMap<string, RegistrationRow>;
  readonly feed?: IdentityFeed;
}

/** Feeds name users, keys and organisations, not accounts: calls that carry such a name lead to the row too. */
export interface IdentityFeed {
  readonly titles: readonly string[];
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Hash of a value in one of the columns of a call that hold names → row. */
  readonly byColumn: ReadonlyMap<number, RegistrationRow>;
}

/** Columns of a call that hold a name of an identity feed, the most particular first. */
export const NAME_COLUMNS = ['apiKey', 'endUser', 'organisation'] as const;
export type NameColumn = (typeof NAME_COLUMNS)[number];

interface Ban {
  readonly account: string;
  readonly atMs: number;
}

export interface ModelRelease {
  readonly model: string;
  readonly atMs: number;
}

/** facts.json after the door: what happened outside the log. */
export interface Facts {
  readonly path: string;
  readonly bans: readonly Ban[];
  readonly modelReleases: readonly ModelRelease[];
}

/**
 * Row of an account. Where no row has its name, an identity feed is asked for the one API key, end user or organisation that the
 * account's calls name; several of a sort say nothing.
 */
export function joinRegistration(registration: Registration | null, account: AccountDigest): RegistrationRow | null {
  const byName = registration?.byAccount.get(account.account) ?? null;
  if (byName !== null || registration?.feed === undefined) return byName;
  for (const column of NAME_COLUMNS) {
    const [name, ...others] = namesIn(account, column);
    const row = name === undefined || others.length > 0 ? undefined : registration.feed.byColumn.get(name);
    if (row !== undefined) return row;
  }
  return null;
}

/** Rows of an identity feed that some call of the log names, by its account or in one of its columns. */
export function namedRows(feed: Registration, accounts: Iterable<AccountDigest>): ReadonlySet<RegistrationRow> {
  const found = new Set<RegistrationRow>();
  for (const account of accounts) {
    const byName = feed.byAccount.get(account.account);
    if (byName !== undefined) found.add(byName);
    for (const column of NAME_COLUMNS) {
      for (const name of namesIn(account, column)) {
        const row = feed.feed?.byColumn.get(name);
        if (row !== undefined) found.add(row);
      }
    }
  }
  return found;
}

/** Of the sampled calls. */
function namesIn(account: AccountDigest, column: NameColumn): ReadonlySet<number> {
  const names = new Set<number>();
  for (let slot = 0; slot < account.sample.size; slot++) {
    const name = columnOfCall(account.sample, slot, column);
    if (name !== 0) names.add(name);
  }
  return names;
}
