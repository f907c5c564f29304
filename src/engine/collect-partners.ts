import type { AnalysisSettings } from '../options.js';
import type { JoinSourceTally } from '../record/completion.js';
import type { Row } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import { partnerOf } from '../record/partner.js';
import { readPiece } from '../source/read.js';
import type { Piece, Source } from '../source/source.js';
import type { PartnerRow } from './beside.js';

type Counts = Pick<JoinSourceTally, 'rows' | 'partners' | 'others' | 'rejects'>;

/** What a source held. `storedSha256` is null for a source that is read in pieces. */
export type CollectPartners = (
  source: Source,
  pieces: readonly Piece[],
) => Promise<Counts & { readonly storedSha256: string | null }>;

/** Reads sources for rows that complete calls, and appends them cut to the fields that calls need: all of them stay in memory. */
export function createPartnerCollector(settings: AnalysisSettings, into: PartnerRow[], abort?: AbortSignal): CollectPartners {
  const take = createTaker(settings, into);
  return async (source, pieces) => {
    const counts = { rows: 0, partners: 0, others: 0, rejects: 0 };
    const sink = {
      row(value: Row): void {
        counts.rows++;
        if (take(value)) counts.partners++;
        else counts.others++;
      },
      reject(): void {
        counts.rows++;
        counts.rejects++;
      },
      blank: () => undefined,
    };
    let storedSha256: string | null = null;
    for (const piece of pieces.filter((each) => each.source === source.index)) {
      abort?.throwIfAborted();
      ({ storedSha256 } = await readPiece(source, piece, sink, { maxRecordBytes: settings.maxRecordBytes }));
    }
    return { ...counts, storedSha256 };
  };
}

/** @returns true for a row that completes calls and says which; one without its key completes nothing */
function createTaker(settings: AnalysisSettings, into: PartnerRow[]): (row: Row) => boolean {
  const formats = formatsFor(settings);
  return (row) => {
    for (const format of formats) {
      const partner = partnerOf(format, row);
      const key = partner?.key(row) ?? null;
      if (partner === null || key === null) continue;
      into.push({ format: format.id, kind: format.partners?.indexOf(partner) ?? 0, key, fields: partner.pick(row) });
      return true;
    }
    return false;
  };
}
