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

export interface NameRequest {
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
  const isHidden = (account: string): boolean => !accused.has(account);
  const key = keyFile === null ? null : readPseudonymKey(keyFile);
  const labels = key === null ? [] : labelAccounts(all, key).filter(({ account }) => isHidden(account));
  const names =
    key === null
      ? [...all].filter(isHidden).map((account) => [account, COMMON_LABEL] as const)
      : labels.map(({ account, label }) => [account, label] as const);
  return { pseudonyms: createPseudonyms(new Map(names), accused), keyId: key?.id ?? null, labels, hidden: names.length };
}

/** Every account that a case speaks of. */
export function allAccounts({ clusters, findings }: Report, rows: readonly AccountRow[]): ReadonlySet<string> {
  return new Set([
    ...rows.map(({ account }) => account),
    ...clusters.flatMap(({ accounts }) => accounts.map(({ account }) => account)),
    ...findings.flatMap(({ evidence }) => evidence.flatMap(({ quotes }) => quotes.map(({ account }) => account))),
  ]);
}

/** Members of groups that a finding suspects. */
function accusedAccounts({ clusters, findings }: Report): ReadonlySet<string> {
  const suspected = new Set(findings.filter(isSuspicion).map(({ clusterId }) => clusterId));
  return new Set(
    clusters.filter(({ id }) => suspected.has(id)).flatMap(({ accounts }) => accounts.map(({ account }) => account)),
  );
}
