import type { ListedFile } from '../record/format.js';
import type { SourceTally, UnreadInput } from '../source/source.js';
import { UNFINISHED } from './damage.js';

/** What one of the inputs says that the export consists of. */
export interface Listing {
  readonly path: string;
  readonly files: readonly ListedFile[];
}

interface CheckedListings {
  readonly sources: readonly SourceTally[];
  /** Listed files that are not among the inputs. */
  readonly unread: readonly UnreadInput[];
}

/**
 * Holds what was read against what the export lists. An input with fewer or more rows than listed is damaged, also where each of its rows is
 * good: a file that was cut between two rows shows in no other way.
 */
export function checkListings(listings: readonly Listing[], sources: readonly SourceTally[]): CheckedListings {
  const damages = new Map<SourceTally, string>();
  const unread: UnreadInput[] = [];
  for (const { path: from, files } of listings) {
    for (const { path, rows } of files) {
      const tally = findSource(sources, path);
      if (tally === null) unread.push({ path, code: 'E_INPUT_MISSING', reason: `is listed in ${from} and not among the inputs` });
      else if (rows !== null && rows !== tally.rows)
        damages.set(tally, `expected ${rows} rows as ${from} lists, got ${tally.rows}; ask for the file again`);
    }
  }
  const withDamage = (tally: SourceTally): SourceTally => {
    const reason = damages.get(tally);
    const isKnown = tally.damage !== undefined && tally.damage.code !== UNFINISHED;
    return reason === undefined || isKnown ? tally : { ...tally, damage: { code: 'E_INPUT_INCOMPLETE', reason } };
  };
  return { sources: sources.map(withDamage), unread };
}

/** By the longest ending of the listed path that ends the path of one input only; files of one name stand in several folders. */
function findSource(sources: readonly SourceTally[], path: string): SourceTally | null {
  const steps = path.split('/');
  for (let at = 0; at < steps.length; at++) {
    const ending = steps.slice(at).join('/');
    const found = sources.filter(({ source }) => source.path === ending || source.path.endsWith(`/${ending}`));
    if (found.length > 0) return found.length === 1 ? (found[0] as SourceTally) : null;
  }
  return null;
}
