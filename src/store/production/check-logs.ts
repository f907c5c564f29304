import { type Stats, statSync } from 'node:fs';
import { hashFiles } from '../../engine/hash-files.js';
import { InputError, IntegrityError } from '../../errors.js';
import type { InputCheck } from '../../report/exhibits/input-check.js';
import type { ReportSource } from '../../report/report.js';
import { openSources } from '../../source/open.js';
import type { Source } from '../../source/source.js';
import { hashFile } from '../hash-file.js';
import { locateLog } from './locate-log.js';
import { archiveOf, wholeFiles } from './whole-files.js';

export interface CheckedLog {
  readonly source: ReportSource;
  /** Real path below --logs, of the archive for a member of one; null when the file is not there. */
  readonly location: string | null;
  /** A member of an archive, opened. */
  readonly opened: Source | null;
  readonly check: InputCheck;
  /** @throws {InputError} E_INPUT_CHANGED when the file is no longer the one that was hashed */
  assertSame(): void;
}

interface CheckRequest {
  readonly root: string;
  readonly sources: readonly ReportSource[];
  readonly abort: AbortSignal;
  onBytes(bytes: number): void;
}

/**
 * Hashes every log of the case that is there, before anything in it is read: files whole, members of archives by themselves too.
 * @throws {IntegrityError} E_LOG_CHANGED when a file is not the one that was analysed
 */
export async function checkLogs(request: CheckRequest): Promise<readonly CheckedLog[]> {
  const { sources } = request;
  const files = new Map<string, CheckedLog>();
  for (const source of wholeFiles(sources)) files.set(source.path, await checkFile(source, request));
  const members = await checkMembers(files, request);
  return sources.map((source) => (files.get(source.path) ?? members.get(source.path)) as CheckedLog);
}

async function checkFile(source: ReportSource, { root, abort, onBytes }: CheckRequest): Promise<CheckedLog> {
  const location = locateLog(root, source.path);
  if (location === null) return missing(source);
  const before = statSync(location);
  const sha256 = await hashFile(source.path, location, { abort, onBytes });
  if (sha256 !== source.sha256) throw changed(source, before.size, sha256);
  return {
    source,
    location,
    opened: null,
    check: checkOf(source, sha256),
    assertSame() {
      if (!isSameFile(before, statSync(location))) throw moved(source.path);
    },
  };
}

/** An archive whose hash fits holds the members that were analysed; their own hashes are compared all the same, since exhibits name them. */
async function checkMembers(
  files: ReadonlyMap<string, CheckedLog>,
  { sources, abort }: CheckRequest,
): Promise<ReadonlyMap<string, CheckedLog>> {
  const paths = new Set(files.keys());
  const members = sources.filter(({ path }) => !files.has(path));
  const archives = new Set(members.map(({ path }) => archiveOf(path, paths) as string));
  const opened = await openMembers([...archives].map((path) => files.get(path) as CheckedLog));
  const listed = new Set(members.map(({ path }) => path));
  const hashes = await hashFiles(
    [...opened.values()].filter(({ path }) => listed.has(path)),
    abort,
  );
  return new Map(
    members.map((source): [string, CheckedLog] => {
      const member = opened.get(source.path);
      const archive = files.get(archiveOf(source.path, paths) as string) as CheckedLog;
      if (member === undefined) return [source.path, missing(source)];
      const sha256 = hashes.get(member.index) as string;
      if (sha256 !== source.sha256) throw changed(source, member.sizeBytes, sha256);
      return [source.path, { ...archive, source, opened: member, check: checkOf(source, sha256) }];
    }),
  );
}

async function openMembers(archives: readonly CheckedLog[]): Promise<ReadonlyMap<string, Source>> {
  const locations = new Map(archives.flatMap(({ source, location }) => (location === null ? [] : [[source.path, location]])));
  if (locations.size === 0) return new Map();
  const { sources } = await openSources([...locations.keys()], { locations });
  return new Map(sources.map((source) => [source.path, source]));
}

function missing(source: ReportSource): CheckedLog {
  return { source, location: null, opened: null, check: checkOf(source, null), assertSame: () => undefined };
}

function checkOf({ path, sizeBytes, sha256 }: ReportSource, sha256AtExport: string | null): InputCheck {
  return { path, sizeBytes, sha256, sha256AtExport };
}

/** The log as a source that can be read: a whole file is recognised only when it is asked for. */
export async function openLog({ source, location, opened }: CheckedLog): Promise<Source | null> {
  if (opened !== null || location === null) return opened;
  const { sources } = await openSources([source.path], { locations: new Map([[source.path, location]]) });
  return sources.find(({ path }) => path === source.path) ?? null;
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
