import type { AnalysisSettings } from '../../options.js';
import type { PlannedExhibit } from '../../report/exhibits/exhibit.js';
import { openSources } from '../../source/open.js';
import { readPlaces } from '../../source/read-places.js';
import type { Source } from '../../source/source.js';
import type { CheckedLog } from './check-logs.js';
import { createRowCalls, type RowCalls } from './row-calls.js';

/** Most bytes of quoted rows that are held at a time. */
const BATCH_BYTES = 128 * 1024 * 1024;

export interface QuotedRow {
  readonly exhibit: PlannedExhibit;
  readonly bytes: Buffer;
  readonly row: RowCalls | null;
  readonly container: string;
}

/** Reads the quoted rows of one log back by their places, in the order of their numbers; the file was hashed before. */
export async function* readQuotes(
  log: CheckedLog,
  location: string,
  exhibits: readonly PlannedExhibit[],
  settings: AnalysisSettings,
): AsyncGenerator<QuotedRow> {
  const { sources } = await openSources([location]);
  const source: Source = { ...(sources[0] as Source), path: log.source.path };
  const readRow = await createRowCalls(source, settings);
  for (const batch of inBatches(exhibits, ({ quote }) => quote?.place.length ?? 0)) {
    const found = await readPlaces(
      source,
      batch.map(({ quote }) => quote!.place),
    );
    log.assertSame();
    for (const [i, exhibit] of batch.entries()) {
      const bytes = found[i] as Buffer;
      yield { exhibit, bytes, row: readRow(bytes), container: source.container };
    }
  }
}

/** In order, so many at a time that their rows can be held together. */
export function inBatches<Item>(items: readonly Item[], lengthOf: (item: Item) => number): readonly (readonly Item[])[] {
  const batches: Item[][] = [];
  let held = BATCH_BYTES;
  for (const item of items) {
    const length = lengthOf(item);
    if (held + length > BATCH_BYTES) {
      batches.push([]);
      held = 0;
    }
    batches.at(-1)?.push(item);
    held += length;
  }
  return batches;
}
