import type { AnalysisSettings } from '../options.js';
import type { JoinSourceTally } from '../record/completion.js';
import type { JoinPartner, LogFormat, Row } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import { partnerOf } from '../record/partner.js';
import { readPiece } from '../source/read.js';
import type { Piece, Source } from '../source/source.js';
import type { PartnerTableBuilder } from './partner-table.js';

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

/** Reads sources for rows that complete calls, and keeps them cut to the fields that calls need: all of them stay in memory. */
export function createPartnerCollector(request: CollectRequest, into: PartnerTableBuilder, abort?: AbortSignal): CollectPartners {
  const { settings } = request;
  const take = createTaker(request, into);
  return async (source, pieces) => {
    const counts = { rows: 0, partners: 0, others: 0, rejects: 0 };
    const sink = {
      row(value: Row): void {
        counts.rows++;
        counts[take(value)]++;
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

/** A row that completes calls says which; one without its key is another row, and one nested too deeply is a reject. */
function createTaker(
  { settings, isCollected }: CollectRequest,
  into: PartnerTableBuilder,
): (row: Row) => 'partners' | 'others' | 'rejects' {
  const formats = formatsFor(settings);
  return (row) => {
    for (const format of formats) {
      const partner = partnerOf(format, row);
      if (partner === null || !isCollected(partner)) continue;
      const added = addParts(into, format, partner, row);
      if (added !== 'others') return added;
    }
    return 'others';
  };
}

function addParts(
  into: PartnerTableBuilder,
  format: LogFormat,
  partner: JoinPartner,
  row: Row,
): 'partners' | 'others' | 'rejects' {
  let outcome: 'partners' | 'others' | 'rejects' = 'others';
  const kind = format.partners?.indexOf(partner) ?? 0;
  for (const part of partner.unfold?.(row) ?? [row]) {
    const key = partner.key(part);
    if (key === null) continue;
    const isAdded = into.add({ format: format.id, kind, key, fields: partner.pick(part) });
    if (outcome !== 'rejects') outcome = isAdded ? 'partners' : 'rejects';
  }
  return outcome;
}
