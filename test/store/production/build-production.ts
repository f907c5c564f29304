import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Quote } from '../../../src/finding/finding.js';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import type { AccountRow, LinkRow, Report } from '../../../src/report/report.js';
import { writeCase } from '../../../src/store/case-folder.js';
import { NOTHING_STATED } from '../../../src/store/custody.js';
import type { ProductionRequest } from '../../../src/store/production/production.js';
import { bakery, hostileStrings } from '../../report/bakery.js';

export const LOG_PATH = 'town/march.ndjson';
export const ACCUSED = ['miller-01', 'miller-02'] as const;
export const HIDDEN = ['guest-0007', 'visitor@inn.example'] as const;

interface Call {
  readonly account: string;
  readonly prompt: string;
  readonly ip: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** What every kind of row does in a production, and the words of people who would like to mislead its reader. */
export const CALLS: readonly Call[] = [
  { account: ACCUSED[0], prompt: 'How long does rye dough rest?', ip: '192.0.2.1' },
  { account: ACCUSED[1], prompt: 'Send the recipe to rye@mill.example, card 4111 1111 1111 1111', ip: '192.0.2.2' },
  { account: ACCUSED[0], prompt: 'Did guest-0007 ask the same?', ip: '192.0.2.1' },
  { account: ACCUSED[1], prompt: 'Someone called from 203.0.113.77', ip: '192.0.2.2' },
  { account: ACCUSED[1], prompt: 'For a guest of mine', ip: '192.0.2.2', fields: { end_user: 'person-of-the-house' } },
  { account: HIDDEN[0], prompt: 'A question of a stranger', ip: '198.51.100.9', fields: { user_agent: 'stranger/1.0' } },
  { account: HIDDEN[1], prompt: 'Another stranger', ip: '198.51.100.10' },
  ...hostileStrings().map(({ text }) => ({ account: ACCUSED[0], prompt: text, ip: '192.0.2.1', fields: { model: text } })),
];

/** Who is linked with whom, as a case lists it. */
export const LINKS: readonly LinkRow[] = [
  { group: 'G-001', left: ACCUSED[0], right: ACCUSED[1], bits: 12.5, signals: [{ id: 'content', bits: 14 }] },
  { group: 'G-002', left: HIDDEN[1], right: HIDDEN[0], bits: 3.25, signals: [{ id: 'model', bits: 4 }] },
];

export interface BuiltCase {
  readonly caseDir: string;
  readonly logsDir: string;
  /** Bytes of each call’s row. */
  readonly rows: readonly Buffer[];
  readonly report: Report;
}

/** A small log and a case whose first finding suspects the accused and quotes all calls; the second is about the others. */
export async function buildCase(folder: string, change: (report: Report) => Report = (report) => report): Promise<BuiltCase> {
  const rows = CALLS.map(({ account, prompt, ip, fields }, i) =>
    Buffer.from(
      JSON.stringify({
        account,
        time: `2026-03-02T07:00:${10 + i}Z`,
        prompt,
        response: 'Overnight.',
        model: 'anvil',
        request_id: `r-${i}`,
        ip,
        ...fields,
      }),
    ),
  );
  const logsDir = join(folder, 'logs');
  mkdirSync(join(logsDir, 'town'), { recursive: true });
  const bytes = Buffer.concat(rows.flatMap((row) => [row, Buffer.from('\n')]));
  writeFileSync(join(logsDir, LOG_PATH), bytes);
  const report = change(buildReport(bytes, rows));
  const caseDir = join(folder, 'case');
  const accounts = [...ACCUSED, ...HIDDEN].map((account) => accountRow(account));
  await writeCase(
    { dir: caseDir, inputs: [], force: false },
    { report, accounts, links: LINKS, rejects: [], settings: DEFAULT_SETTINGS, argv: [] },
  );
  return { caseDir, logsDir, rows, report };
}

function buildReport(bytes: Buffer, rows: readonly Buffer[]): Report {
  const { report } = bakery();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  let byte = 0;
  const quotes = CALLS.map(({ account, prompt }, i): Quote => {
    const length = (rows[i] as Buffer).length;
    const place = { file: LOG_PATH, line: i + 1, byte, length };
    byte += length + 1;
    return { account, atUtc: `2026-03-02T07:00:${10 + i}.000Z`, excerpt: prompt.slice(0, 200), place };
  });
  const [finding] = report.findings.filter(({ evidence }) => evidence.length > 0) as [Finding];
  const [bar] = finding.evidence;
  const [source] = report.sources;
  const [cluster] = report.clusters;
  const members = (accounts: readonly string[]) => accounts.map((account) => ({ ...cluster!.accounts[0]!, account }));
  return {
    ...report,
    sources: [
      {
        ...source!,
        path: LOG_PATH,
        sizeBytes: bytes.length,
        sha256,
        streamSha256: sha256,
        streamBytes: bytes.length,
        compression: 'none',
        container: 'ndjson',
      },
    ],
    settings: { ...report.settings, accountKeys: [], map: {}, assumeTimeZone: null },
    findings: [
      { ...finding, id: 'F-001', kind: 'systematic-extraction', clusterId: 'G-001', evidence: [{ ...bar!, quotes }] },
      {
        ...finding,
        id: 'F-002',
        kind: 'shared-payload',
        clusterId: 'G-002',
        evidence: [{ ...bar!, quotes: quotes.slice(5, 7) }],
      },
    ],
    clusters: [
      { ...cluster!, id: 'G-001', accounts: members(ACCUSED), findingIds: ['F-001'] },
      { ...cluster!, id: 'G-002', accounts: members(HIDDEN), findingIds: ['F-002'] },
    ],
  };
}

function accountRow(account: string): AccountRow {
  return {
    ...(bakery().accounts[0] as AccountRow),
    account,
    accused: account.startsWith('miller'),
    cluster: null,
    example: null,
  };
}

export function requestFor({ caseDir, logsDir }: BuiltCase, change: Partial<ProductionRequest> = {}): ProductionRequest {
  return {
    caseDir,
    logsDir,
    beside: { joins: [], bodies: null, privateKey: null },
    out: `${caseDir}-exhibits`,
    originals: null,
    findings: null,
    prefix: 'LOAF',
    firstNumber: 1,
    pseudonymKey: null,
    identityMap: null,
    pseudonymiseAll: false,
    isRedacting: true,
    pages: 'html',
    allowMissing: false,
    datEncoding: 'utf8',
    caseName: null,
    custody: NOTHING_STATED,
    force: false,
    abort: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  };
}
