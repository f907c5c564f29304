import type { Digest } from '../account/account.js';
import { type Facts, joinRegistration, namedRows, type Registration, sideFileName } from '../account/registration.js';
import type { Completion } from '../record/completion.js';
import { toUtc } from './places.js';
import type { Report } from './report.js';

/** What the side files added, and what found no partner on either side. */
export function composeJoins(
  digest: Digest,
  registration: Registration | null,
  facts: Facts | null,
  beside: Completion,
): Report['joins'] {
  const names = new Set<string>();
  for (const account of digest.accounts.keys()) names.add(account).add(sideFileName(account));
  return {
    accounts: registration === null ? null : joinAccounts(digest, names, registration),
    facts: facts === null ? null : joinFacts(names, facts),
    calls: beside.joins,
    files: beside.joinSources,
    bodies: beside.bodies,
    unsealed: beside.unsealed,
  };
}

function joinAccounts({ accounts }: Digest, names: ReadonlySet<string>, registration: Registration): Report['joins']['accounts'] {
  const { path, rows, invalidRows, missingColumns, byAccount, feed } = registration;
  const joined = [...accounts.values()].filter((account) => joinRegistration(registration, account) !== null).length;
  return {
    path,
    rows,
    joined,
    rowsWithoutCalls:
      feed === undefined
        ? [...byAccount.keys()].filter((account) => !names.has(account)).length
        : new Set(feed.byColumn.values()).size - namedRows(registration, accounts.values()).size,
    accountsWithoutRow: accounts.size - joined,
    missingColumns,
    invalidRows,
    ...(feed && { feed: { titles: feed.titles, firstUtc: toUtc(feed.firstMs), lastUtc: toUtc(feed.lastMs) } }),
  };
}

function joinFacts(names: ReadonlySet<string>, { path, bans, modelReleases }: Facts): Report['joins']['facts'] {
  return {
    path,
    bans: bans.length,
    bansJoined: bans.filter(({ account }) => names.has(account)).length,
    modelReleases: modelReleases.length,
  };
}
