import type { AccountDigest, Digest } from './account.js';
import type { Facts, Registration } from './registration.js';

/** What an account is called, and what the log calls it where that is something else (in reports since schema 1.1). */
export interface AccountName {
  readonly account: string;
  /** As it stands in the log; absent where the log itself says `account`. */
  readonly loggedAs?: string;
}

export interface NamedAccounts {
  readonly digest: Digest;
  readonly facts: Facts | null;
  /** Accounts that share the last name of their ARN with another account, so that the row of this name is not theirs for certain. */
  readonly ambiguous: number;
}

/**
 * Gives accounts the names under which the registration knows them. A registration names users where Bedrock logs name ARNs: an account
 * stands under the last name of its ARN, `…:user/anna` as `anna`, when that is a row, the ARN itself is none, and no other account of
 * the log is called or ends so. Bans are read alike, and then say the account's name. Where two accounts could be meant, neither is.
 */
export function nameAccounts(digest: Digest, registration: Registration | null, facts: Facts | null): NamedAccounts {
  const holders = holdersOfLastNames(digest.accounts);
  if (holders.size === 0) return { digest, facts, ambiguous: 0 };
  const isRow = (name: string): boolean => registration?.byAccount.has(name) ?? false;
  const nameOf = (logged: string): string => {
    const last = lastNameOf(logged);
    return !isRow(logged) && isRow(last) && holders.get(last) === logged ? last : logged;
  };
  const accounts = [...digest.accounts.values()].map((account) => named(account, nameOf(account.account)));
  const loggedOf = (name: string): string => (digest.accounts.has(name) ? name : (holders.get(name) ?? name));
  return {
    digest: { ...digest, accounts: new Map(accounts.map((account) => [account.account, account])) },
    facts: facts && { ...facts, bans: facts.bans.map((ban) => ({ ...ban, account: nameOf(loggedOf(ban.account)) })) },
    ambiguous: [...digest.accounts.keys()].filter(
      (logged) => !isRow(logged) && isRow(lastNameOf(logged)) && holders.get(lastNameOf(logged)) === null,
    ).length,
  };
}

/** For a line of a report: without `loggedAs` where it would repeat the account. */
export function accountNameOf({ account, loggedAs }: AccountDigest): AccountName {
  return { account, ...(loggedAs !== undefined && { loggedAs }) };
}

function named(account: AccountDigest, name: string): AccountDigest {
  return name === account.account ? account : { ...account, account: name, loggedAs: account.account };
}

/** Last name of an ARN → the one account that it can mean, or null where there are several. */
function holdersOfLastNames(accounts: Digest['accounts']): ReadonlyMap<string, string | null> {
  const holders = new Map<string, string | null>();
  for (const account of accounts.keys()) {
    const last = lastNameOf(account);
    if (last !== account) holders.set(last, holders.has(last) || accounts.has(last) ? null : account);
  }
  return holders;
}

function lastNameOf(account: string): string {
  return account.startsWith('arn:') ? account.slice(account.lastIndexOf('/') + 1) : account;
}
