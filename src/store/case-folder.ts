import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../errors.js';
import type { Place } from '../finding/finding.js';
import type { AnalysisSettings } from '../options.js';
import { renderHtml } from '../report/renderers/html.js';
import type { AccountRow, Report } from '../report/report.js';
import { assertCasePath, type CaseFile, type CasePlan, partialPrefix } from './case-paths.js';
import { besideInputs, type Manifest, type ManifestOutput, manifestText } from './manifest.js';

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
}

/** Lines are gathered to pieces of about this size before they are written. */
const CHUNK_CHARS = 1 << 20;

/**
 * Writes a whole case folder beside its final name, flushes it and renames it in one step: what carries the name is complete.
 * @throws {InputError} E_OUTPUT_UNWRITABLE, also when the disk is full
 */
export async function writeCase(plan: CasePlan, content: CaseContent, abort?: AbortSignal): Promise<void> {
  assertCasePath(plan);
  let partial: string | null = null;
  const removePartial = (): void => {
    if (partial !== null) rmSync(partial, { recursive: true, force: true });
  };
  process.once('exit', removePartial);
  try {
    await mkdir(dirname(resolve(plan.dir)), { recursive: true });
    partial = await mkdtemp(partialPrefix(plan.dir));
    await writeFiles(partial, content, abort);
    await takeName(partial, plan);
    partial = null;
  } catch (cause) {
    if (abort?.aborted === true || !isFileFault(cause)) throw cause;
    throw unwritable(plan.dir, cause);
  } finally {
    removePartial();
    process.removeListener('exit', removePartial);
  }
}

async function writeFiles(
  folder: string,
  { report, accounts, rejects, settings, argv }: CaseContent,
  abort?: AbortSignal,
): Promise<void> {
  const outputs: ManifestOutput[] = [];
  const write = async (name: CaseFile, parts: Iterable<string>): Promise<void> => {
    abort?.throwIfAborted();
    outputs.push({ name, ...(await writeParts(join(folder, name), parts)) });
  };
  await write('report.json', [`${JSON.stringify(report, null, 1)}\n`]);
  await write('accounts.ndjson', linesOf(accounts));
  await write('report.html', [renderHtml(report, accounts)]);
  await write('rejects.ndjson', linesOf(rejects));
  await writeParts(join(folder, 'manifest.json'), [manifestText(manifestOf(report, settings, argv, outputs))]);
  abort?.throwIfAborted();
}

function manifestOf(
  report: Report,
  settings: AnalysisSettings,
  argv: readonly string[],
  outputs: readonly ManifestOutput[],
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

/** An earlier case folder steps aside first and is removed only when the new one has its name. */
async function takeName(partial: string, plan: CasePlan): Promise<void> {
  assertCasePath(plan);
  const final = resolve(plan.dir);
  const aside = existsSync(final) ? `${partial}-replaced` : null;
  if (aside !== null) await rename(final, aside);
  try {
    await rename(partial, final);
  } catch (cause) {
    if (aside !== null) await rename(aside, final);
    throw cause;
  }
  await syncFolder(dirname(final));
  if (aside !== null) await rm(aside, { recursive: true, force: true });
}

/** The name itself must be on the disk. Not every file system lets a folder be flushed. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function isFileFault(cause: unknown): boolean {
  return cause instanceof Error && 'syscall' in cause && 'code' in cause;
}

function unwritable(dir: string, cause: unknown): InputError {
  const code = (cause as NodeJS.ErrnoException).code;
  const words =
    code === 'ENOSPC'
      ? 'a full disk'
      : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'a refusal'
        : (code ?? 'an error');
  return new InputError(
    'E_OUTPUT_UNWRITABLE',
    `--out: expected to write ${dir}, got ${words}; nothing was left behind, choose a folder elsewhere`,
    { place: { file: dir }, cause },
  );
}
