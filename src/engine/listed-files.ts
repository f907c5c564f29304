import type { ListedFile } from '../record/format.js';
import type { SourceTally, UnreadInput } from '../source/source.js';
import { endingsOf } from './body-folder.js';
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
  const byEnding = indexEndings(sources);
  for (const { path: from, files } of listings) {
    for (const { path, rows } of files) {
      const tally = findSource(byEnding, path);
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

/** The input whose path ends so; null where several do. */
type Endings = ReadonlyMap<string, SourceTally | null>;

function indexEndings(sources: readonly SourceTally[]): Endings {
  const byEnding = new Map<string, SourceTally | null>();
  for (const tally of sources) {
    for (const ending of endingsOf(tally.source.path)) byEnding.set(ending, byEnding.has(ending) ? null : tally);
  }
  return byEnding;
}

/** By the longest ending of the listed path that ends the path of one input only; files of one name stand in several folders. */
function findSource(byEnding: Endings, path: string): SourceTally | null {
  const known = endingsOf(path).find((ending) => byEnding.has(ending));
  return known === undefined ? null : (byEnding.get(known) ?? null);
}
