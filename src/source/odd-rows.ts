import { ROW_FLAG_NAMES, ROW_FLAGS, type RowFlagName, type RowFlags } from './row-flags.js';
import type { OddRows, RowPlace } from './source.js';

/** Places of odd rows that are kept of each kind, a source: enough to look at, few enough for a log in which every row is odd. */
const EXAMPLE_PLACES = 3;

/** Counts the odd rows of one piece. Ask only for rows that have flags: most have none. */
interface OddRowCount {
  add(flags: RowFlags, place: RowPlace): void;
  /** In the order of the flags; kinds that did not occur are left out. */
  counted(): readonly OddRows[];
}

export function createOddRowCount(): OddRowCount {
  const kinds = new Map<RowFlagName, { rows: number; readonly examples: RowPlace[] }>();
  return {
    add(flags, place) {
      for (const name of namesOf(flags)) {
        const kind = kinds.get(name) ?? { rows: 0, examples: [] };
        kinds.set(name, kind);
        kind.rows++;
        if (kind.examples.length < EXAMPLE_PLACES) kind.examples.push({ ...place });
      }
    },
    counted: () =>
      ROW_FLAG_NAMES.flatMap((kind) => {
        const counted = kinds.get(kind);
        return counted === undefined ? [] : [{ kind, ...counted }];
      }),
  };
}

/** Of pieces in the order of their rows. */
export function addOddRows(parts: readonly (readonly OddRows[])[]): readonly OddRows[] {
  return ROW_FLAG_NAMES.flatMap((kind) => {
    const own = parts.flatMap((part) => part.filter((each) => each.kind === kind));
    if (own.length === 0) return [];
    const rows = own.reduce((sum, each) => sum + each.rows, 0);
    return [{ kind, rows, examples: own.flatMap(({ examples }) => examples).slice(0, EXAMPLE_PLACES) }];
  });
}

/** The names of the flags that are set. */
export function namesOf(flags: RowFlags): readonly RowFlagName[] {
  return ROW_FLAG_NAMES.filter((name) => (flags & ROW_FLAGS[name]) !== 0);
}
