import { basename } from 'node:path';
import type { BesideRequest } from '../../engine/beside.js';
import { openBodyFolder } from '../../engine/body-folder.js';
import type { Report } from '../../report/report.js';
import { findFiles } from '../../source/find-files.js';
import { hashFile } from '../hash-file.js';
import { locateLog } from './locate-log.js';
import { wholeFiles } from './whole-files.js';

/** Options under which the person gives again what completed the calls. */
export interface GivenBeside {
  readonly joins: readonly string[];
  readonly bodies: string | null;
  readonly privateKey: string | null;
}

/** A joined file, or a list of bodies, that is not the one of the analysis. */
export interface ChangedAid {
  readonly path: string;
  readonly kind: 'join' | 'bodies';
  readonly expected: string;
  readonly found: string;
}

export interface FoundJoined {
  readonly request: BesideRequest;
  /** What would have to be given, in words with the option. */
  readonly lacking: readonly string[];
  readonly changed: readonly ChangedAid[];
}

/** Finds what completed the calls of a case: as given again, or below the folder of the logs where the recorded hash fits. */
export async function findJoined(
  { joins }: Report,
  root: string,
  { joins: givenJoins, bodies, privateKey }: GivenBeside,
): Promise<FoundJoined> {
  const { files = [], bodies: folder = null, unsealed = null } = (joins ?? {}) as Partial<Report['joins']>;
  const lacking: string[] = [];
  const changed: ChangedAid[] = [];
  const given = givenJoins.length === 0 ? [] : await hashAll(findFiles(givenJoins).files.map(({ location }) => location));
  const joinLocations = new Map<string, string>();
  for (const { path, sha256 } of wholeFiles(files)) {
    const below = locateLog(root, path);
    const candidates = [...given, ...(below === null ? [] : await hashAll([below]))];
    const match = candidates.find((candidate) => candidate.sha256 === sha256);
    const namesake = given.find(({ location }) => basename(location) === basename(path));
    if (match !== undefined) joinLocations.set(path, match.location);
    else if (namesake !== undefined)
      changed.push({ path: namesake.location, kind: 'join', expected: sha256, found: namesake.sha256 });
    else lacking.push(`${path}, which is not below --logs as it was: give it with --join`);
  }
  if (folder !== null && bodies !== null) changed.push(...(await changedBodies(bodies, folder.listSha256)));
  if (folder !== null && bodies === null) lacking.push('a folder of bodies: give it with --bodies');
  if (unsealed !== null && privateKey === null) lacking.push('encrypted bodies: give the key with --private-key');
  return {
    request: {
      joinPaths: [...joinLocations.keys()],
      joinLocations,
      bodyFolder: folder === null ? null : bodies,
      ...(folder && { bodyPath: folder.path }),
      privateKeyPath: unsealed === null ? null : privateKey,
    },
    lacking,
    changed,
  };
}

async function changedBodies(path: string, expected: string): Promise<readonly ChangedAid[]> {
  const found = (await openBodyFolder(path)).tally.listSha256;
  return found === expected ? [] : [{ path, kind: 'bodies', expected, found }];
}

async function hashAll(locations: readonly string[]): Promise<readonly { readonly location: string; readonly sha256: string }[]> {
  return Promise.all(locations.map(async (location) => ({ location, sha256: await hashFile(location, location) })));
}
