import type { BesideRequest } from '../engine/beside.js';
import { isDigestFile } from '../store/digest-file.js';
import type { Faults } from './faults.js';

export function areDigests(paths: readonly string[]): boolean {
  return paths.length > 0 && paths.every((path) => path !== '-' && isDigestFile(path));
}

/** A digest holds no row that could be completed any more: what was given for that would be ignored. */
export function refuseBeside({ joinPaths, bodyFolder, privateKeyPath }: BesideRequest, faults: Faults): void {
  const given = [
    ...(joinPaths.length > 0 ? ['--join'] : []),
    ...(bodyFolder === null ? [] : ['--bodies']),
    ...(privateKeyPath === null ? [] : ['--private-key']),
  ];
  for (const option of given)
    faults.add(`${option}: expected logs beside it, got digests; make them again with hydrometer digest and this option`);
}
