import type { Finding } from '../../finding/finding.js';
import { jsonLine } from '../renderers/json-text.js';
import type { AccountRow, ReportCluster } from '../report.js';
import { csvText } from './csv-text.js';
import type { TableId } from './exhibit.js';

/** Rows of a finding as they stand in the case: lines of accounts.ndjson for its members, bars of report.json for its evidence. */
export function tableRecords(
  id: TableId,
  finding: Finding,
  cluster: ReportCluster | undefined,
  accounts: ReadonlyMap<string, AccountRow>,
): readonly unknown[] {
  if (id === 'evidence') return finding.evidence;
  return (cluster?.accounts ?? []).map(({ account }) => accounts.get(account) ?? { account });
}

/** The same rows for people. What goes in is cleaned already. */
export function tableText(id: TableId, finding: Finding, cluster: ReportCluster | undefined): string {
  return id === 'evidence' ? evidenceText(finding) : membersText(cluster);
}

function membersText(cluster: ReportCluster | undefined): string {
  return csvText(
    ['Account', 'Share of its calls in the group', 'Calls in the group', 'First (UTC)', 'Last (UTC)', 'Bits', 'Ties'],
    (cluster?.accounts ?? []).map(({ account, share, calls, firstUtc, lastUtc, bits, ties }) => [
      account,
      share,
      calls,
      firstUtc,
      lastUtc,
      bits,
      ties.map(({ title, statement }) => `${title}: ${statement}`).join('; '),
    ]),
  );
}

function evidenceText({ evidence }: Finding): string {
  return csvText(
    ['Id', 'Title', 'Bits', 'Capped', 'Statement', 'Quoted calls'],
    evidence.map(({ id, title, bits, capped, statement, quotes }) => [
      id,
      title,
      bits,
      capped ? 'yes' : 'no',
      statement,
      quotes.map(({ place }) => `${place.file}:${place.line}`).join('; '),
    ]),
  );
}

export function recordsText(records: readonly unknown[]): string {
  return records.map(jsonLine).join('');
}
