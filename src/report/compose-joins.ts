import type { Digest } from '../account/account.js';
import type { Facts, Registration } from '../account/registration.js';
import type { Report } from './report.js';

/** What the side files added, and what found no partner on either side. */
export function composeJoins(digest: Digest, registration: Registration | null, facts: Facts | null): Report['joins'] {
  return {
    accounts: registration === null ? null : joinAccounts(digest, registration),
    facts: facts === null ? null : joinFacts(digest, facts),
  };
}

function joinAccounts(
  { accounts }: Digest,
  { path, rows, invalidRows, missingColumns, byAccount }: Registration,
): Report['joins']['accounts'] {
  const joined = [...byAccount.keys()].filter((account) => accounts.has(account)).length;
  return {
    path,
    rows,
    joined,
    rowsWithoutCalls: byAccount.size - joined,
    accountsWithoutRow: accounts.size - joined,
    missingColumns,
    invalidRows,
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
