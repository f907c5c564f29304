import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../finding/finding.js';
import type { AnalysisSettings } from '../options.js';
import { renderHtml } from '../report/renderers/html.js';
import type { AccountRow, Report } from '../report/report.js';
import { analysisCustody } from './analysis-custody.js';
import { assertCasePath, type CaseFile, type CasePlan } from './case-paths.js';
import { CUSTODY_FILE, type CustodyBasis, custodyHead, custodyText, extendCustody, NOTHING_STATED } from './custody.js';
import { besideInputs, type Manifest, type ManifestCustody, type ManifestOutput, manifestText } from './manifest.js';
import { writeWholeFolder } from './whole-folder.js';

export interface CaseReject {
  readonly place: Place;
  readonly code: string;
  readonly reason: string;
}

export interface CaseContent {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  readonly rejects: readonly CaseReject[];
  readonly settings: AnalysisSettings;
  /** What the person typed: in the manifest only, so that every other byte repeats. */
  readonly argv: readonly string[];
  /** What the operator states for the custody log; nothing when left out. */
  readonly custody?: CustodyBasis;
}

/** Lines are gathered to pieces of about this size before they are written. */
const CHUNK_CHARS = 1 << 20;

/**
 * Writes a whole case folder, see `writeWholeFolder`.
 * @throws {InputError} E_OUTPUT_UNWRITABLE, also when the disk is full
 */
export async function writeCase(plan: CasePlan, content: CaseContent, abort?: AbortSignal): Promise<void> {
  const free = { dir: plan.dir, assertFree: () => assertCasePath(plan) };
  await writeWholeFolder(free, (folder) => writeFiles(folder, content, abort), abort);
}

async function writeFiles(folder: string, content: CaseContent, abort?: AbortSignal): Promise<void> {
  const { report, accounts, rejects, settings, custody = NOTHING_STATED } = content;
  const outputs: ManifestOutput[] = [];
  const write = async (name: CaseFile, parts: Iterable<string>): Promise<void> => {
    abort?.throwIfAborted();
    outputs.push({ name, ...(await writeParts(join(folder, name), parts)) });
  };
  await write('report.json', [`${JSON.stringify(report, null, 1)}\n`]);
  await write('accounts.ndjson', linesOf(accounts));
  await write('report.html', [renderHtml(report, accounts)]);
  await write('rejects.ndjson', linesOf(rejects));
  const entries = extendCustody([], analysisCustody(report, settings, outputs), custody);
  await writeParts(join(folder, CUSTODY_FILE), [custodyText(entries)]);
  const anchor = { entries: entries.length, head: custodyHead(entries) };
  await writeParts(join(folder, 'manifest.json'), [manifestText(manifestOf(content, outputs, anchor))]);
  abort?.throwIfAborted();
}

function manifestOf(
  { report, settings, argv }: CaseContent,
  outputs: readonly ManifestOutput[],
  custody: ManifestCustody,
): Manifest {
  return {
    schemaVersion: '1.0.0',
    tool: report.tool.name,
    version: report.tool.version,
    node: process.version,
    argv,
    settings,
    seed: settings.seed,
    inputs: report.sources.map(({ path, sizeBytes, sha256, streamSha256 }) => ({ path, size: sizeBytes, sha256, streamSha256 })),
    beside: besideInputs(report.joins),
    outputs,
    custody,
  };
}

function* linesOf(rows: Iterable<unknown>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${JSON.stringify(row)}\n`;
    if (text.length < CHUNK_CHARS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** @returns size and hash of what was written, from the bytes on their way and not read back */
async function writeParts(path: string, parts: Iterable<string>): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx', 0o644);
    for (const part of parts) {
      const bytes = Buffer.from(part);
      hash.update(bytes);
      size += bytes.length;
      await file.writeFile(bytes);
    }
    await file.sync();
  } finally {
    await file?.close();
  }
  return { size, sha256: hash.digest('hex') };
}
