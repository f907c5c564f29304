import type { AccountName } from '../../account/account-names.js';
import { UsageError } from '../../errors.js';
import { COMMON_LABEL, createPseudonyms, type Pseudonyms } from '../../report/pseudonyms.js';
import type { AccountRow, Report } from '../../report/report.js';
import { isSuspicion } from '../../report/words.js';
import { type AccountLabel, labelAccounts, readPseudonymKey } from './pseudonym-key.js';

export interface ChosenNames {
  readonly pseudonyms: Pseudonyms;
  readonly keyId: string | null;
  /** Of the hidden accounts, in the order of the labels; empty without a key. */
  readonly labels: readonly AccountLabel[];
  readonly hidden: number;
}

interface NameRequest {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  readonly keyFile: string | null;
  readonly pseudonymiseAll: boolean;
}

/**
 * Accounts that are not accused stand under labels. Labels are dealt over all accounts of the case, so that they do not depend on who is
 * accused.
 * @throws {UsageError} E_KEY_MISSING when accused accounts would become indistinguishable
 */
export function chooseNames({ report, accounts, keyFile, pseudonymiseAll }: NameRequest): ChosenNames {
  if (pseudonymiseAll && keyFile === null)
    throw new UsageError(
      'E_KEY_MISSING',
      '--pseudonymise-all: expected --pseudonym-key too, since without a key all accounts get the same label; name a new file to make a key',
    );
  const all = allAccounts(report, accounts);
  const accused = pseudonymiseAll ? new Set<string>() : accusedAccounts(report);
  const isHidden = (logged: string): boolean => !accused.has(all.get(logged) as string);
  const key = keyFile === null ? null : readPseudonymKey(keyFile);
  const labels = key === null ? [] : labelAccounts(all.keys(), key).filter(({ account }) => isHidden(account));
  const named = key === null ? [...all.keys()].filter(isHidden).map((account) => ({ account, label: COMMON_LABEL })) : labels;
  const shown = [...all].filter(([logged]) => !isHidden(logged)).flat();
  const pseudonyms = createPseudonyms(labelsOfNames(named, all), new Set(shown));
  return { pseudonyms, keyId: key?.id ?? null, labels, hidden: named.length };
}

/** Every account that a case speaks of: what the log calls it → what the case calls it. */
export function allAccounts({ clusters, findings }: Report, rows: readonly AccountRow[]): ReadonlyMap<string, string> {
  const named: readonly AccountName[] = [
    ...rows,
    ...clusters.flatMap(({ accounts }) => accounts),
    ...findings.flatMap(({ evidence }) => evidence.flatMap(({ quotes }) => quotes)),
  ];
  return new Map(named.map(({ account, loggedAs = account }) => [loggedAs, account]));
}

/** An account with two names has one label under both. */
export function labelsOfNames(
  labels: readonly Pick<AccountLabel, 'account' | 'label'>[],
  all: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(labels.flatMap(({ account, label }) => [account, all.get(account) as string].map((name) => [name, label])));
}

/** Members of groups that a finding suspects. */
function accusedAccounts({ clusters, findings }: Report): ReadonlySet<string> {
  const suspected = new Set(findings.filter(isSuspicion).map(({ clusterId }) => clusterId));
  return new Set(
    clusters.filter(({ id }) => suspected.has(id)).flatMap(({ accounts }) => accounts.map(({ account }) => account)),
  );
}
