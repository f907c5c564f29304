import type { AnalysisSettings } from '../options.js';
import type { JoinSourceTally } from '../record/completion.js';
import type { JoinPartner, LogFormat, Row } from '../record/format.js';
import { formatsFor } from '../record/formats/index.js';
import { partnerOf } from '../record/partner.js';
import type { RowFault } from '../source/diagnose.js';
import { createOddRowCount } from '../source/odd-rows.js';
import { readPiece } from '../source/read.js';
import type { Damage, ListedReject, Piece, PieceTally, Reject, RowPlace, RowSink, Source } from '../source/source.js';
import { unfinished } from './damage.js';
import { MAX_LISTED_REJECTS } from './fold-piece.js';
import type { PartnerTableBuilder } from './partner-table.js';

/** What a source held. */
type Collected = Omit<JoinSourceTally, 'path' | 'sizeBytes' | 'sha256'> & {
  /** Null for a source that is read in pieces. */
  readonly storedSha256: string | null;
  readonly listed: readonly ListedReject[];
};
/** @param pieces all of the source, in order */
export type CollectPartners = (source: Source, pieces: readonly Piece[]) => Promise<Collected>;

interface CollectRequest {
  readonly settings: AnalysisSettings;
  readonly isCollected: (kind: JoinPartner) => boolean;
}

/** Reads sources for rows that complete calls, and keeps them cut to the fields that calls need: all of them stay in memory. */
export function createPartnerCollector(request: CollectRequest, into: PartnerTableBuilder, abort?: AbortSignal): CollectPartners {
  const { maxRecordBytes, checkKeys } = request.settings;
  const take = createTaker(request, into);
  return async (source, pieces) => {
    const count = createCount(source.path, take);
    for (const piece of pieces) {
      abort?.throwIfAborted();
      count.add(await readPiece(source, piece, count.sink, { maxRecordBytes, checkKeys }));
    }
    return count.finish();
  };
}

type Outcome = 'partners' | 'others' | 'rejects';

interface Count {
  readonly sink: RowSink;
  /** Ends a piece. */
  add(tally: PieceTally): void;
  finish(): Collected;
}

function createCount(file: string, take: (row: Row) => Outcome): Count {
  const counts = { rows: 0, partners: 0, others: 0, rejects: 0 };
  const odd = createOddRowCount();
  let linesBefore = 0;
  const listed: ListedReject[] = [];
  let damage: Damage | undefined;
  let storedSha256: string | null = null;
  const reject = ({ place: { line, byte, length }, code, reason }: Reject): void => {
    counts.rows++;
    counts.rejects++;
    if (listed.length < MAX_LISTED_REJECTS)
      listed.push({ place: { file, line: linesBefore + line, byte, length }, code, reason });
  };
  return {
    sink: {
      row(value, place, flags) {
        if (flags !== 0) odd.add(flags, { ...place, line: linesBefore + place.line });
        const outcome = take(value);
        if (outcome === 'rejects') return reject({ place, ...TOO_DEEP });
        counts.rows++;
        counts[outcome]++;
      },
      reject,
      blank: () => undefined,
    },
    add(tally) {
      damage ??= tally.damage ?? (tally.cut && unfinished(tally.cut, linesBefore + tally.cut.place.line));
      linesBefore += tally.lines;
      storedSha256 = tally.storedSha256;
    },
    finish() {
      const oddRows = odd
        .counted()
        .map(({ kind, rows, examples }) => ({ kind, rows, firstLine: (examples[0] as RowPlace).line }));
      return {
        ...counts,
        ...(listed[0] && { firstReject: firstOf(listed[0]) }),
        ...(oddRows.length > 0 && { oddRows }),
        ...(damage && { damage }),
        storedSha256,
        listed,
      };
    },
  };
}

function firstOf({ place: { line, byte }, code, reason }: ListedReject): NonNullable<JoinSourceTally['firstReject']> {
  return { line, byte, code, reason };
}

const TOO_DEEP: RowFault = {
  code: 'E_ROW_TOO_DEEP',
  reason: 'expected arrays and objects that can be written out, got too many nested ones',
};

/** A row that completes calls says which; one without its key is another row, and one nested too deeply is a reject. */
function createTaker({ settings, isCollected }: CollectRequest, into: PartnerTableBuilder): (row: Row) => Outcome {
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

function addParts(into: PartnerTableBuilder, format: LogFormat, partner: JoinPartner, row: Row): Outcome {
  let outcome: Outcome = 'others';
  const kind = format.partners?.indexOf(partner) ?? 0;
  for (const part of partner.unfold?.(row) ?? [row]) {
    const key = partner.key(part);
    if (key === null) continue;
    const isAdded = into.add({ format: format.id, kind, key, fields: partner.pick(part), isSole: partner.isSole === true });
    if (outcome !== 'rejects') outcome = isAdded ? 'partners' : 'rejects';
  }
  return outcome;
}
