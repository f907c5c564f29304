import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type AnalyzeResult, analyze } from '../../../src/analyze.js';
import { DEFAULT_SETTINGS } from '../../../src/options.js';
import type { Report } from '../../../src/report/report.js';
import type { Verification } from '../../../src/report/verification.js';
import { writeCase } from '../../../src/store/case-folder.js';
import { hashSuppliedFile } from '../../../src/store/hash-file.js';
import { writeProduction } from '../../../src/store/production/write-production.js';
import { readFacts, readRegistration } from '../../../src/store/registration-files.js';
import type { Signer } from '../../../src/store/signature.js';
import { type VerifyRequest, verify } from '../../../src/store/verification/verify.js';
import { requestFor } from '../production/build-production.js';

const DEMO = 'fixtures/cases/demo';

export interface DemoCase {
  readonly caseDir: string;
  readonly bagDir: string;
  /** A copy of the logs, with accounts.csv and facts.json beside them in its parent. */
  readonly logsDir: string;
  /** Parent of the logs: what `--logs` names. */
  readonly evidenceDir: string;
}

const PATHS = [`${DEMO}/logs`];
const ACCOUNTS = `${DEMO}/accounts.csv`;
const FACTS = `${DEMO}/facts.json`;
let analysed: Promise<AnalyzeResult> | null = null;

/** It costs seconds and is only read, so tests that run in one process share it. */
async function analyzeDemo(): Promise<AnalyzeResult> {
  const [registration, facts] = [await readRegistration(ACCOUNTS), await readFacts(FACTS)];
  return analyze({ paths: PATHS, settings: DEFAULT_SETTINGS, threads: 1, registration, facts });
}

/** The case folder of the demo, as `analyze` writes it where the repository has its logs. */
export async function writeDemoCase(caseDir: string, signer: Signer | null = null): Promise<Report> {
  analysed ??= analyzeDemo();
  const result = await analysed;
  const supplied = [...(await hashSuppliedFile('accounts', ACCOUNTS)), ...(await hashSuppliedFile('facts', FACTS))];
  await writeCase(
    { dir: caseDir, inputs: [], force: false },
    { ...result, settings: DEFAULT_SETTINGS, argv: ['analyze'], paths: PATHS, supplied, signer },
  );
  return result.report;
}

/** The demo case with its production, analysed where the repository has it and copied to be tampered with. */
export async function buildDemo(folder: string, signer: Signer | null = null): Promise<DemoCase> {
  const [caseDir, bagDir, evidenceDir] = ['case', 'bag', 'evidence'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const name of ['logs', 'accounts.csv', 'facts.json'])
    cpSync(join(DEMO, name), join(evidenceDir, name), { recursive: true });
  const report = await writeDemoCase(caseDir, signer);
  const built = { caseDir, logsDir: evidenceDir, rows: [], report };
  await writeProduction(requestFor(built, { out: bagDir, signer }));
  return { caseDir, bagDir, evidenceDir, logsDir: join(evidenceDir, 'logs') };
}

export function verifyDir(dir: string, change: Partial<VerifyRequest> = {}): Promise<Verification> {
  return verify({
    dir,
    logsDir: null,
    caseDir: null,
    beside: { accounts: null, facts: null, joins: [], bodies: null, privateKey: null },
    publicKey: null,
    roots: [],
    threads: 1,
    abort: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  });
}

/** Files that differences name, without the place in them. */
export function namedFiles({ checks }: Verification): readonly string[] {
  return [...new Set(checks.flatMap(({ differences }) => differences.map(({ file }) => file.replace(/(:\d+)?( \(.*\))?$/, ''))))];
}

export function outcomes({ checks }: Verification): Readonly<Record<string, string>> {
  return Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
}
