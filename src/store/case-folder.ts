import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisSettings } from '../options.js';
import { renderHtml } from '../report/renderers/html.js';
import { jsonText } from '../report/renderers/json-text.js';
import type { AccountRow, LinkRow, Report } from '../report/report.js';
import type { ListedReject } from '../source/source.js';
import { analysisCustody } from './analysis-custody.js';
import { assertCasePath, type CaseFile, type CasePlan } from './case-paths.js';
import { CUSTODY_FILE, type CustodyBasis, custodyHead, custodyText, extendCustody, NOTHING_STATED } from './custody.js';
import { jsonLines } from './json-lines.js';
import {
  besideInputs,
  type Manifest,
  type ManifestCustody,
  type ManifestOutput,
  manifestText,
  type SuppliedFile,
} from './manifest.js';
import { type Signer, signatureName } from './signature.js';
import { writeWholeFolder } from './whole-folder.js';

export interface CaseContent {
  readonly report: Report;
  readonly accounts: readonly AccountRow[];
  readonly links: readonly LinkRow[];
  readonly rejects: readonly ListedReject[];
  readonly settings: AnalysisSettings;
  /** What the person typed: in the manifest only, so that every other byte repeats. */
  readonly argv: readonly string[];
  /** What the operator states for the custody log; nothing when left out. */
  readonly custody?: CustodyBasis;
  /** The report on paper, when it was asked for. */
  readonly pdf?: Uint8Array | null;
  /** Inputs as the person named them. */
  readonly paths?: readonly string[];
  /** Files that were read beside the logs. */
  readonly supplied?: readonly SuppliedFile[];
  /** Signs the manifest, when asked for. */
  readonly signer?: Signer | null;
}

/**
 * Writes a whole case folder, see `writeWholeFolder`.
 * @throws {InputError} E_OUTPUT_UNWRITABLE, also when the disk is full
 */
export async function writeCase(plan: CasePlan, content: CaseContent, abort?: AbortSignal): Promise<void> {
  const free = { dir: plan.dir, assertFree: () => assertCasePath(plan) };
  await writeWholeFolder(free, (folder) => writeFiles(folder, content, abort), abort);
}

async function writeFiles(folder: string, content: CaseContent, abort?: AbortSignal): Promise<void> {
  const { report, settings, custody = NOTHING_STATED, supplied = [], signer = null } = content;
  const outputs: ManifestOutput[] = [];
  for (const { name, parts } of caseDocuments(content)) {
    abort?.throwIfAborted();
    outputs.push({ name, ...(await writeParts(join(folder, name), parts())) });
  }
  const entries = extendCustody([], analysisCustody(report, settings, outputs, supplied), custody);
  await writeParts(join(folder, CUSTODY_FILE), [custodyText(entries)]);
  const anchor = { entries: entries.length, head: custodyHead(entries) };
  const manifest = manifestText(manifestOf(content, outputs, anchor));
  await writeParts(join(folder, MANIFEST), [manifest]);
  if (signer !== null) await writeParts(join(folder, signatureName(MANIFEST)), [signer.sign(MANIFEST, manifest)]);
  abort?.throwIfAborted();
}

const MANIFEST = 'manifest.json' satisfies CaseFile;

interface CaseDocument {
  readonly name: CaseFile;
  parts(): Iterable<string | Uint8Array>;
}

/** What a case says, file by file: the same for the same input and settings. */
export function caseDocuments({
  report,
  accounts,
  links,
  rejects,
  pdf = null,
}: Pick<CaseContent, 'report' | 'accounts' | 'links' | 'rejects' | 'pdf'>): readonly CaseDocument[] {
  return [
    { name: 'report.json', parts: () => [jsonText(report)] },
    { name: 'accounts.ndjson', parts: () => jsonLines(accounts) },
    { name: 'links.ndjson', parts: () => jsonLines(links) },
    { name: 'report.html', parts: () => [renderHtml(report, accounts)] },
    ...(pdf === null ? [] : [{ name: 'report.pdf', parts: () => [pdf] } as const]),
    { name: 'rejects.ndjson', parts: () => jsonLines(rejects) },
  ];
}

function manifestOf(
  { report, settings, argv, paths = [], supplied = [], signer = null }: CaseContent,
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
    paths,
    supplied,
    signedBy: signer?.keyId ?? null,
  };
}

/** @returns size and hash of what was written, from the bytes on their way and not read back */
async function writeParts(
  path: string,
  parts: Iterable<string | Uint8Array>,
): Promise<{ readonly size: number; readonly sha256: string }> {
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
