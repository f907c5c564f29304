import { type Stats, statSync } from 'node:fs';
import { InputError, IntegrityError } from '../../errors.js';
import type { InputCheck } from '../../report/exhibits/input-check.js';
import type { ReportSource } from '../../report/report.js';
import { hashFile } from '../hash-file.js';
import { locateLog } from './locate-log.js';

export interface CheckedLog {
  readonly source: ReportSource;
  /** Real path below --logs, or null when the file is not there. */
  readonly location: string | null;
  readonly check: InputCheck;
  /** @throws {InputError} E_INPUT_CHANGED when the file is no longer the one that was hashed */
  assertSame(): void;
}

export interface CheckRequest {
  readonly root: string;
  readonly sources: readonly ReportSource[];
  readonly abort: AbortSignal;
  onBytes(bytes: number): void;
}

/**
 * Hashes every log of the case that is there, before anything in it is read.
 * @throws {IntegrityError} E_LOG_CHANGED when a file is not the one that was analysed
 */
export async function checkLogs({ root, sources, abort, onBytes }: CheckRequest): Promise<readonly CheckedLog[]> {
  const logs: CheckedLog[] = [];
  for (const source of sources) {
    const location = locateLog(root, source.path);
    const check = { path: source.path, sizeBytes: source.sizeBytes, sha256: source.sha256 };
    if (location === null) {
      logs.push({ source, location, check: { ...check, sha256AtExport: null }, assertSame: () => undefined });
      continue;
    }
    const before = statSync(location);
    const sha256 = await hashFile(source.path, location, { abort, onBytes });
    if (sha256 !== source.sha256) throw changed(source, before.size, sha256);
    const assertSame = (): void => {
      if (!isSameFile(before, statSync(location))) throw moved(source.path);
    };
    logs.push({ source, location, check: { ...check, sha256AtExport: sha256 }, assertSame });
  }
  return logs;
}

function isSameFile(before: Stats, now: Stats): boolean {
  return before.ino === now.ino && before.size === now.size && before.mtimeMs === now.mtimeMs;
}

function changed({ path, sizeBytes, sha256 }: ReportSource, size: number, got: string): IntegrityError {
  const sizes = size === sizeBytes ? `both have ${size} bytes` : `${sizeBytes} bytes then, ${size} now`;
  return new IntegrityError(
    'E_LOG_CHANGED',
    `${path}: expected the file that was analysed (SHA-256 ${sha256.slice(0, 16)}…), got another (${got.slice(0, 16)}…; ${sizes}); give the folder with the original files`,
    { place: { file: path } },
  );
}

function moved(path: string): InputError {
  return new InputError('E_INPUT_CHANGED', `${path}: the file changed while it was read; copy it and read the copy`, {
    place: { file: path },
  });
}
