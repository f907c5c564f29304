import type { AidTally } from '../../engine/beside.js';
import type { CountedAids } from '../../engine/row-aids.js';
import type { AnalysisSettings } from '../../options.js';
import type { PlannedExhibit } from '../../report/exhibits/exhibit.js';
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
  /** What the row was completed with; null when nothing could be. */
  readonly asked: AidTally | null;
}

/** How rows become calls: as in the analysis, completed by the same rows, bodies and key where these were to be had again. */
export interface RowReading {
  readonly settings: AnalysisSettings;
  readonly aids: CountedAids | null;
}

/** Reads the quoted rows of one log back by their places, in the order of their numbers; the file was hashed before. */
export async function* readQuotes(
  log: CheckedLog,
  source: Source,
  exhibits: readonly PlannedExhibit[],
  { settings, aids }: RowReading,
): AsyncGenerator<QuotedRow> {
  const readRow = await createRowCalls(source, settings, aids ?? undefined);
  for (const batch of inBatches(exhibits, ({ quote }) => quote?.place.length ?? 0)) {
    const found = await readPlaces(
      source,
      batch.map(({ quote }) => quote!.place),
    );
    log.assertSame();
    for (const [i, exhibit] of batch.entries()) {
      const bytes = found[i] as Buffer;
      aids?.take();
      const row = readRow(bytes);
      yield { exhibit, bytes, row, container: source.container, asked: aids?.take() ?? null };
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
