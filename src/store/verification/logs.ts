import { statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.js';
import type { Check, Difference } from '../../report/verification.js';
import { wordNumberOf } from '../../report/words.js';
import { findFiles } from '../../source/find-files.js';
import type { Locations } from '../../source/open.js';
import { type HashWatch, hashFile } from '../hash-file.js';
import type { SuppliedFile } from '../manifest.js';
import { locateLog } from '../production/locate-log.js';
import { wholeFiles } from '../production/whole-files.js';
import { isWithin } from '../real-path.js';
import { checked, compare, differenceOf, notPossible, sha256Words } from './check.js';

const LOGS_CHECK = { id: 'logs', title: 'Logs' };

/** A log as the case lists it. */
export interface ListedLog {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface CheckedLogs {
  readonly check: Check;
  /** Where each file lies, also one that differs: its quotes are read all the same. */
  readonly locations: Locations;
  /** All files are there and are those that were analysed. */
  readonly areSame: boolean;
}

interface LogsRequest extends HashWatch {
  /** Real path of the folder, or null when none was named. */
  readonly root: string | null;
  readonly logs: readonly ListedLog[];
  /** Inputs of the analysis as named, and what it read beside them; null when the case does not say. */
  readonly paths: readonly string[] | null;
  readonly supplied: readonly Pick<SuppliedFile, 'path'>[];
}

/** Hashes every log again, and looks for further ones in the folders that the analysis read as a whole. */
export async function checkLogs(request: LogsRequest): Promise<CheckedLogs> {
  const { root, logs } = request;
  const locations = new Map<string, string>();
  if (root === null) return { check: notPossible(LOGS_CHECK, 'name their folder with --logs'), locations, areSame: false };
  const differences: Difference[] = [];
  const files = wholeFiles(logs);
  const piped = files.filter(({ path }) => path === '-');
  for (const log of files) if (log.path !== '-') differences.push(...(await checkLog(root, log, locations, request)));
  const folders = foldersOf(root, locations, request);
  for (const folder of folders) differences.push(...addedTo(folder, locations, request));
  const areSame = differences.length === 0 && piped.length === 0;
  const count = files.length - piped.length;
  if (count === 0 && differences.length === 0)
    return { check: notPossible(LOGS_CHECK, 'the case was read from standard input'), locations, areSame };
  const detail = [
    `${wordNumberOf(count, 'file')} compared by SHA-256`,
    ...(piped.length > 0 ? ['what came by standard input could not be'] : []),
    folders.length > 0
      ? `${wordNumberOf(folders.length, 'folder')} searched for further ones`
      : 'no folder was read as a whole, so further files were not searched for',
  ].join('; ');
  return { check: checked(LOGS_CHECK, detail, differences), locations, areSame };
}

async function checkLog(
  root: string,
  { path, sizeBytes, sha256 }: ListedLog,
  locations: Map<string, string>,
  watch: HashWatch,
): Promise<readonly Difference[]> {
  try {
    const location = locateLog(root, path);
    if (location === null) return [{ file: path, expected: sha256Words(sha256), found: 'no file' }];
    locations.set(path, location);
    const found = await hashFile(path, location, watch);
    const words = (bytes: number, hash: string): string => `${bytes} bytes, ${sha256Words(hash)}`;
    return found === sha256 ? [] : compare(path, words(sizeBytes, sha256), words(statSync(location).size, found));
  } catch (error) {
    return [differenceOf(path, error)];
  }
}

interface WholeFolder {
  /** As it was named to the analysis. */
  readonly path: string;
  readonly location: string;
}

/** A folder that was named, told from the place of a log below it: `logs` of `logs/may/1.ndjson`, which now lies at /copy/may/1.ndjson. */
function foldersOf(root: string, locations: Locations, { paths }: LogsRequest): readonly WholeFolder[] {
  return (paths ?? []).flatMap((named) => {
    const folder = named.replace(/[/\\]+$/, '') || named;
    for (const [path, location] of locations) {
      const rest = path.startsWith(`${folder}/`) ? path.slice(folder.length) : null;
      if (rest === null || !location.endsWith(rest)) continue;
      const place = location.slice(0, -rest.length);
      if (isWithin(root, place)) return [{ path: folder, location: place }];
    }
    return [];
  });
}

/** Only what the analysis would have taken: other files may lie there. */
function addedTo(
  { path: folder, location }: WholeFolder,
  locations: Locations,
  { supplied }: LogsRequest,
): readonly Difference[] {
  const known = new Set([...locations.keys(), ...supplied.map(({ path }) => path)]);
  try {
    return findFiles([location])
      .files.map(({ path }) => join(folder, path.slice(location.length)).replaceAll('\\', '/'))
      .filter((path) => !known.has(path) && !known.has(path.replace(/^\.\//, '')) && !known.has(`./${path}`))
      .map((file) => ({
        file,
        expected: 'only the logs of the case in a folder that was read as a whole',
        found: 'a further log',
      }));
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
