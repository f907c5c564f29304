import { type BesideRequest, NOTHING_BESIDE } from '../../engine/beside.js';
import type { Report } from '../../report/report.js';
import type { Difference } from '../../report/verification.js';
import { hashFile } from '../hash-file.js';
import type { Manifest, SuppliedFile } from '../manifest.js';
import { type ChangedAid, findJoined, type GivenBeside } from '../production/find-joined.js';
import { locateLog } from '../production/locate-log.js';
import { compare, sha256Words } from './check.js';

/** Options under which the person gives again what the analysis read beside the logs. */
export interface BesideOptions extends GivenBeside {
  readonly accounts: string | null;
  readonly facts: string | null;
}

/** A file under the path of the report, and where it lies now. */
interface PlacedFile {
  readonly path: string;
  readonly location: string;
}

export interface FoundBeside {
  readonly accounts: PlacedFile | null;
  readonly facts: PlacedFile | null;
  /** Where the digests lie that were analysed in place of logs; null when logs were. */
  readonly digests: readonly string[] | null;
  readonly request: BesideRequest;
  /** What would have to be given, in words with the option. */
  readonly lacking: readonly string[];
  readonly differences: readonly Difference[];
}

/** Finds what the analysis read beside the logs: as given again, or below the folder of the logs where the recorded hash fits. */
export async function findBeside(manifest: Manifest, report: Report, root: string, given: BesideOptions): Promise<FoundBeside> {
  const lacking: string[] = [];
  const differences: Difference[] = [];
  const find = createSearch(manifest, root, { lacking, differences });
  const { joins } = report;
  const accounts = await find.one('accounts', joins.accounts?.path ?? null, given.accounts);
  const facts = await find.one('facts', joins.facts?.path ?? null, given.facts);
  const digests = await find.digests();
  if (digests !== null) return { accounts, facts, digests, request: NOTHING_BESIDE, lacking, differences };
  const { request, changed, ...joined } = await findJoined(report, root, given);
  lacking.push(...joined.lacking);
  differences.push(...changed.map(differs));
  return { accounts, facts, digests, request, lacking, differences };
}

function differs({ path, kind, expected, found }: ChangedAid): Difference {
  const words = (sha256: string): string => `${kind === 'bodies' ? 'a list of files with ' : ''}${sha256Words(sha256)}`;
  return { file: path, expected: words(expected), found: words(found) };
}

interface Found {
  readonly lacking: string[];
  readonly differences: Difference[];
}

function createSearch({ supplied = [] }: Manifest, root: string, { lacking, differences }: Found) {
  const below = async ({ path, sha256 }: SuppliedFile): Promise<string | null> => {
    const location = locateLog(root, path);
    return location !== null && (await hashFile(path, location)) === sha256 ? location : null;
  };
  return {
    async one(role: 'accounts' | 'facts', path: string | null, given: string | null): Promise<PlacedFile | null> {
      if (path === null) return null;
      const recorded = supplied.find((file) => file.role === role);
      if (given !== null) {
        const found = await hashFile(given, given);
        if (recorded !== undefined) differences.push(...compare(given, sha256Words(recorded.sha256), sha256Words(found)));
        return { path, location: given };
      }
      const location = recorded === undefined ? null : await below(recorded);
      if (location === null) lacking.push(`${path}, which is not below --logs as it was: give it with --${role}`);
      return location === null ? null : { path, location };
    },
    async digests(): Promise<readonly string[] | null> {
      const recorded = supplied.filter(({ role }) => role === 'digest');
      if (recorded.length === 0) return null;
      const locations = await Promise.all(recorded.map(below));
      const gone = recorded.filter((_, i) => locations[i] === null);
      if (gone.length > 0)
        lacking.push(`digests in place of logs, and ${gone.map(({ path }) => path).join(', ')} is not below --logs as it was`);
      return locations.filter((location) => location !== null);
    },
  };
}
