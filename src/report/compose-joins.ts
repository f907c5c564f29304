import type { Digest } from '../account/account.js';
import type { NamedAccounts } from '../account/account-names.js';
import { type Facts, joinRegistration, namedRows, type Registration } from '../account/registration.js';
import type { Completion } from '../record/completion.js';
import { toUtc } from './places.js';
import type { Report } from './report.js';

/** What the side files added, and what found no partner on either side. */
export function composeJoins(
  { digest, facts, ambiguous }: NamedAccounts,
  registration: Registration | null,
  beside: Completion,
): Report['joins'] {
  return {
    accounts: registration === null ? null : joinAccounts(digest, registration, ambiguous),
    facts: facts === null ? null : joinFacts(digest, facts),
    calls: beside.joins,
    files: beside.joinSources,
    bodies: beside.bodies,
    unsealed: beside.unsealed,
  };
}

function joinAccounts({ accounts }: Digest, registration: Registration, ambiguous: number): Report['joins']['accounts'] {
  const { path, rows, invalidRows, missingColumns, unreadColumns = [], byAccount, feed } = registration;
  const joined = [...accounts.values()].filter((account) => joinRegistration(registration, account) !== null).length;
  const byLastName = [...accounts.values()].filter(({ loggedAs }) => loggedAs !== undefined).length;
  return {
    path,
    rows,
    joined,
    rowsWithoutCalls:
      feed === undefined
        ? [...byAccount.keys()].filter((account) => !accounts.has(account)).length
        : new Set(feed.byColumn.values()).size - namedRows(registration, accounts.values()).size,
    accountsWithoutRow: accounts.size - joined,
    missingColumns,
    invalidRows,
    ...(unreadColumns.length > 0 && { unreadColumns }),
    ...(byLastName > 0 && { byLastName }),
    ...(ambiguous > 0 && { ambiguous }),
    ...(feed && { feed: { titles: feed.titles, firstUtc: toUtc(feed.firstMs), lastUtc: toUtc(feed.lastMs) } }),
  };
}

function joinFacts({ accounts }: Digest, { path, bans, modelReleases }: Facts): Report['joins']['facts'] {
  return {
    path,
    bans: bans.length,
    bansJoined: bans.filter(({ account }) => accounts.has(account)).length,
    modelReleases: modelReleases.length,
  };
}
