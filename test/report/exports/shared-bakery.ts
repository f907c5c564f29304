import { createHash } from 'node:crypto';
import type { CaseToShare, SharedNames } from '../../../src/report/exports/case-to-share.js';
import type { ExportRequest } from '../../../src/report/exports/export.js';
import { EXPORTS } from '../../../src/report/exports/index.js';
import { shareCase } from '../../../src/report/exports/share-case.js';
import type { SharedFinding } from '../../../src/report/exports/shared-case.js';
import type { LinkRow, Report } from '../../../src/report/report.js';
import { uuid5 } from '../../../src/store/exchange/uuid5.js';
import { bakery } from '../bakery.js';

/** Three links of the suspected group. */
export const BAKERY_LINKS: readonly LinkRow[] = [
  {
    group: 'G-001',
    left: 'crumb-01',
    right: 'crumb-07',
    bits: 9.5,
    signals: [
      { id: 'content', bits: 8 },
      { id: 'model', bits: 3.5 },
    ],
  },
  { group: 'G-001', left: 'crumb-01', right: '<img src=x onerror=alert(1)>', bits: 4.25, signals: [{ id: 'content', bits: 6 }] },
  { group: 'G-001', left: 'crumb-10', right: 'crumb-02', bits: 2, signals: [] },
];

export function bakeryCase(change: (report: Report) => Report = (report) => report): CaseToShare {
  const { report, accounts } = bakery();
  return {
    report: change(report),
    accounts,
    links: BAKERY_LINKS,
    custody: [
      {
        sequence: 1,
        action: 'received',
        at: '2026-03-20T14:00:00.000Z',
        operator: 'A. Baker',
        what: 'Two files received; crumb-07 complained.',
        files: [{ name: 'logs/2026-03-02.ndjson', sha256: report.sources[0]!.sha256 }],
      },
    ],
    outputs: [{ name: 'report.json', sizeBytes: 7, sha256: 'c'.repeat(64) }],
    exhibits: [],
  };
}

/** As a key names accounts: a label for people, a token for programs. */
export const LABELS: SharedNames = {
  kind: 'pseudonym',
  keyId: 'feed0123feed0123',
  nameOf: (account) => `ACCT-${tokenOf(account).slice(0, 4)}`,
  keyOf: tokenOf,
  inText: (text) => text.replaceAll('crumb-07', 'ACCT-7777'),
};
export const ONE_LABEL: SharedNames = { ...LABELS, keyId: null, nameOf: () => 'ACCT-XXXX', keyOf: () => null };
export const RAW: SharedNames = { kind: 'raw', keyId: null, nameOf: (id) => id, keyOf: (id) => id, inText: (text) => text };

export function tokenOf(account: string): string {
  return createHash('sha256').update(`kept apart ${account}`).digest('hex').slice(0, 32);
}

export function requestOf(
  saved: CaseToShare = bakeryCase(),
  names: SharedNames = LABELS,
  more: Partial<ExportRequest> = {},
): ExportRequest {
  return { shared: shareCase(saved, names, () => false), at: null, tlp: 'amber', uuid5, ...more };
}

/** Everything that one format makes of a request, as one text. */
export function textOf(id: string, request: ExportRequest): string {
  return filesOf(id, request)
    .map(({ text }) => text)
    .join('');
}

export function filesOf(id: string, request: ExportRequest): readonly { readonly name: string; readonly text: string }[] {
  return EXPORTS.find((format) => format.id === id)!.render(request);
}

/** A request with so many findings, each with so many quoted calls. */
export function manyFindings(count: number, places: number): ExportRequest {
  const request = requestOf();
  const finding = request.shared.findings[0]!;
  const findings = Array.from(
    { length: count },
    (_, i): SharedFinding => ({
      ...finding,
      id: `F-${String(i + 1).padStart(3, '0')}`,
      places: Array.from({ length: places }, (__, line) => ({ ...finding.places[0]!, line: line + 1 })),
    }),
  );
  return { ...request, shared: { ...request.shared, findings } };
}
