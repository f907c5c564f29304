import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../errors.js';
import { partialPrefix } from './case-paths.js';

export interface FolderPlan {
  readonly dir: string;
  /** Throws when the name must not be taken; asked again just before it is. */
  assertFree(): void;
}

/**
 * Fills a folder beside its final name and renames it in one step: what carries the name is complete. An end of the process removes what
 * is unfinished.
 * @throws {InputError} E_OUTPUT_UNWRITABLE, also when the disk is full
 */
export async function writeWholeFolder<Result>(
  plan: FolderPlan,
  fill: (folder: string) => Promise<Result>,
  abort?: AbortSignal,
): Promise<Result> {
  plan.assertFree();
  let partial: string | null = null;
  const removePartial = (): void => {
    if (partial !== null) rmSync(partial, { recursive: true, force: true });
  };
  process.once('exit', removePartial);
  try {
    await mkdir(dirname(resolve(plan.dir)), { recursive: true });
    partial = await mkdtemp(partialPrefix(plan.dir));
    const result = await fill(partial);
    await takeName(partial, plan);
    partial = null;
    return result;
  } catch (cause) {
    if (abort?.aborted === true || !isFileFault(cause)) throw cause;
    throw unwritable(plan.dir, cause);
  } finally {
    removePartial();
    process.removeListener('exit', removePartial);
  }
}

/** An earlier folder steps aside first and is removed only when the new one has its name. */
async function takeName(partial: string, plan: FolderPlan): Promise<void> {
  plan.assertFree();
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
