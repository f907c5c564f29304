import type { AccountRow, Report } from '../report.js';
import { isSuspicion } from '../words.js';
import type { CaseToShare, SharedNames } from './case-to-share.js';
import { keptTime } from './kept.js';
import type { SharedAccount } from './shared-case.js';

interface SharedAccounts {
  readonly accounts: readonly SharedAccount[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * Every account that the case speaks of, most suspicious first, then by label and by what else is told: the order of ids in the case would
 * tell something of hidden ones.
 */
export function shareAccounts({ report, accounts, links }: CaseToShare, names: SharedNames): SharedAccounts {
  const rows = new Map(accounts.map((row) => [row.account, row]));
  const groups = groupsOf(report);
  const all = new Set([
    ...rows.keys(),
    ...groups.keys(),
    ...report.clusters.flatMap(({ pictures }) => pictures?.graph?.nodes.map(({ account }) => account) ?? []),
    ...(links ?? []).flatMap(({ left, right }) => [left, right]),
  ]);
  const shared = [...all]
    .map((account) => ({ account, value: shareAccount(account, rows.get(account), groups.get(account), names) }))
    .map((each) => ({ ...each, text: JSON.stringify(each.value) }))
    .sort(
      (a, b) => (b.value.suspicionBits ?? 0) - (a.value.suspicionBits ?? 0) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
    );
  return {
    accounts: shared.map(({ value }) => value),
    indexOf: new Map(shared.map(({ account }, i) => [account, i])),
  };
}

interface Membership {
  readonly group: string;
  readonly isSuspected: boolean;
}

function groupsOf({ clusters, findings }: Report): ReadonlyMap<string, Membership> {
  const suspected = new Set(findings.filter(isSuspicion).map(({ clusterId }) => clusterId));
  const groups = new Map<string, Membership>();
  for (const { id, accounts } of clusters)
    for (const { account } of accounts)
      if (groups.get(account)?.isSuspected !== true) groups.set(account, { group: id, isSuspected: suspected.has(id) });
  return groups;
}

/** What leaves a case counts against nobody who is not named: an account that only comes near a group leaves as one of no group does. */
function bitsToShare({ suspicionBits, near }: AccountRow): number {
  return near === undefined ? suspicionBits : 0;
}

function shareAccount(
  account: string,
  row: AccountRow | undefined,
  membership: Membership | undefined,
  names: SharedNames,
): SharedAccount {
  return {
    account: names.nameOf(account),
    key: names.keyOf(account),
    group: membership?.group ?? null,
    isSuspected: membership?.isSuspected ?? false,
    suspicionBits: row === undefined ? null : bitsToShare(row),
    calls: row?.calls ?? null,
    errors: row?.errors ?? null,
    firstUtc: keptTime(row?.firstUtc ?? null),
    lastUtc: keptTime(row?.lastUtc ?? null),
    inputTokens: row?.inputTokens ?? null,
    outputTokens: row?.outputTokens ?? null,
    models: row?.models?.length ?? null,
    addresses: row?.addresses ?? null,
    compared: row?.compared ?? null,
  };
}
