import type { AnalysisSettings } from '../options.js';
import type { JoinSourceTally } from '../record/completion.js';
import type { JoinPartner, LogFormat, Row } from '../record/format.js';
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

export interface CollectRequest {
  readonly settings: AnalysisSettings;
  readonly isCollected: (kind: JoinPartner) => boolean;
}

/** Reads sources for rows that complete calls, and appends them cut to the fields that calls need: all of them stay in memory. */
export function createPartnerCollector(request: CollectRequest, into: PartnerRow[], abort?: AbortSignal): CollectPartners {
  const { settings } = request;
  const take = createTaker(request, into);
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
function createTaker({ settings, isCollected }: CollectRequest, into: PartnerRow[]): (row: Row) => boolean {
  const formats = formatsFor(settings);
  return (row) => {
    for (const format of formats) {
      const partner = partnerOf(format, row);
      if (partner === null || !isCollected(partner)) continue;
      if (addParts(into, format, partner, row)) return true;
    }
    return false;
  };
}

/** @returns false when no part of the row has a key */
function addParts(into: PartnerRow[], format: LogFormat, partner: JoinPartner, row: Row): boolean {
  const before = into.length;
  const kind = format.partners?.indexOf(partner) ?? 0;
  for (const part of partner.unfold?.(row) ?? [row]) {
    const key = partner.key(part);
    if (key !== null) into.push({ format: format.id, kind, key, fields: partner.pick(part) });
  }
  return into.length > before;
}
