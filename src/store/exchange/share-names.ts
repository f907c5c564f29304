import type { SharedNames } from '../../report/exports/case-to-share.js';
import { COMMON_LABEL, createPseudonyms } from '../../report/pseudonyms.js';
import type { AccountRow, Report } from '../../report/report.js';
import { allAccounts, labelsOfNames } from '../production/choose-names.js';
import { labelAccounts, readPseudonymKey } from '../production/pseudonym-key.js';

export const IDENTIFIERS = ['pseudonym', 'raw'] as const;
export type Identifiers = (typeof IDENTIFIERS)[number];

/**
 * What accounts are called in what leaves the case. Accused accounts too stand under labels; without a key all under one label. The label
 * is for people and depends on the accounts of the case; the token stays the same in every case under the same key.
 * @throws {InputError} E_KEY_UNREADABLE
 * @throws {UsageError} E_KEY_MODE
 */
export function shareNames(
  report: Report,
  accounts: readonly AccountRow[],
  { identifiers, keyFile }: { readonly identifiers: Identifiers; readonly keyFile: string | null },
): SharedNames {
  const all = allAccounts(report, accounts);
  if (identifiers === 'raw') {
    const logged = new Map([...all].map(([name, account]) => [account, name]));
    return { kind: 'raw', keyId: null, nameOf: same, keyOf: (account) => logged.get(account) ?? account, inText: same };
  }
  const key = keyFile === null ? null : readPseudonymKey(keyFile);
  const labels = key === null ? [] : labelAccounts(all.keys(), key);
  const tokens = new Map(labels.map(({ account, token }) => [all.get(account), token]));
  const named = key === null ? [...all.keys()].map((account) => ({ account, label: COMMON_LABEL })) : labels;
  const pseudonyms = createPseudonyms(labelsOfNames(named, all), new Set());
  return {
    kind: 'pseudonym',
    keyId: key?.id ?? null,
    nameOf: pseudonyms.nameOf,
    keyOf: (account) => tokens.get(account) ?? null,
    inText: (text) => pseudonyms.inText(text).text,
  };
}

function same(text: string): string {
  return text;
}
