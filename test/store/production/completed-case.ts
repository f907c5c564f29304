import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { AnalyzeRequest, AnalyzeResult } from '../../../src/analyze.js';
import type { BesideRequest } from '../../../src/engine/beside.js';
import type { Finding, Quote } from '../../../src/finding/finding.js';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import { writeCase } from '../../../src/store/case-folder.js';
import { bakery } from '../../report/bakery.js';
import type { BuiltCase } from './build-production.js';

const { analyze } = (await import(new URL('../../../dist/analyze.js', import.meta.url).href)) as {
  analyze(request: AnalyzeRequest): Promise<AnalyzeResult>;
};

/** Inputs of a small case: below `logs`, whose calls the files of `beside` complete. */
export interface Inputs {
  readonly logs: Readonly<Record<string, string | Buffer>>;
  readonly beside?: Readonly<Record<string, string>>;
  readonly request?: (folder: string) => BesideRequest;
  /** Beginning of the quoted call of each account. */
  readonly excerpts: Readonly<Record<string, string>>;
}

/** Analyses the logs, and puts a finding into the report that suspects all accounts and quotes a call of each. */
export async function buildCompletedCase(folder: string, { logs, beside = {}, request, excerpts }: Inputs): Promise<BuiltCase> {
  const logsDir = join(folder, 'logs');
  for (const [name, content] of Object.entries(logs)) put(join(logsDir, name), content);
  for (const [name, content] of Object.entries(beside)) put(join(folder, name), content);
  const result = await analyze({
    paths: [relative('', logsDir)],
    settings: DEFAULT_SETTINGS,
    threads: 1,
    ...(request && { beside: request(folder) }),
    registration: null,
    facts: null,
  });
  const report = { ...result.report, ...suspicion(result, excerpts) };
  const caseDir = join(folder, 'case');
  await writeCase(
    { dir: caseDir, inputs: [], force: false },
    { report, accounts: result.accounts, links: [], rejects: result.rejects, settings: DEFAULT_SETTINGS, argv: [] },
  );
  return { caseDir, logsDir, rows: [], report };
}

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function suspicion({ accounts }: AnalyzeResult, excerpts: Inputs['excerpts']) {
  const quotes = Object.entries(excerpts).map(([account, excerpt]): Quote => {
    const place = accounts.find((row) => row.account === account)?.example;
    if (place == null) throw new Error(`no call of ${account}; there is ${accounts.map((row) => row.account).join(', ')}`);
    return { account, atUtc: null, excerpt, place };
  });
  const { report } = bakery();
  const [finding] = report.findings.filter(({ evidence }) => evidence.length > 0) as [Finding];
  const [cluster] = report.clusters;
  const members = accounts.map(({ account }) => ({ ...cluster!.accounts[0]!, account }));
  return {
    findings: [
      {
        ...finding,
        id: 'F-001',
        kind: 'systematic-extraction' as const,
        clusterId: 'G-001',
        evidence: [{ ...finding.evidence[0]!, quotes }],
      },
    ],
    clusters: [{ ...cluster!, id: 'G-001', accounts: members, findingIds: ['F-001'] }],
  };
}
