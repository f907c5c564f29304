import { callHash } from '../account/fold.js';
import type { NormaliseSink } from '../record/normalise.js';
import type { LogRecord } from '../record/record.js';
import type { ReadOptions } from '../source/containers/container.js';
import { createOddRowCount } from '../source/odd-rows.js';
import { readPiece } from '../source/read.js';
import type { OddRows, Piece, PieceTally, Reject, RowPlace, RowSink, Source } from '../source/source.js';
import type { AidTally } from './beside.js';
import { type CallSet, createCallSet } from './call-set.js';
import type { PartnerSight } from './partner-plan.js';

/** Rejected rows that are listed; the count goes on. */
export const MAX_LISTED_REJECTS = 1_000_000;

type Normalise = (row: Readonly<Record<string, unknown>>, place: RowPlace, sink: NormaliseSink) => void;

export interface PieceRequest {
  readonly source: Source;
  readonly piece: Piece;
  readonly maxRecordBytes: number;
  readonly checkKeys?: boolean;
  readonly normalise: Normalise;
  readonly takeAids: () => AidTally;
  /** See ReadOptions. */
  readonly onBytes?: ReadOptions['onBytes'];
  /** Calls of this piece that were already seen in an earlier one. */
  readonly repeated?: CallSet;
  /** A call that counts, with its hash. */
  onCall(record: LogRecord, hash: number): void;
  /** A call that `repeated` names. */
  onRepeat?(record: LogRecord): void;
}

/** What one piece holds. rows = rowsWithRecords + rejects + duplicates + skipped. */
export interface PieceFold {
  readonly tally: PieceTally;
  readonly rows: number;
  readonly rowsWithRecords: number;
  readonly records: number;
  readonly rejects: number;
  readonly duplicates: number;
  readonly skipped: number;
  readonly sight: PartnerSight;
  readonly blanks: number;
  readonly oddRows: readonly OddRows[];
  readonly formats: Readonly<Record<string, number>>;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly listed: readonly Reject[];
  /** What its calls asked for beside the log. */
  readonly aids: AidTally;
  /** Hashes of the calls that have a request id, to find those that other pieces hold too. */
  readonly hashes: Float64Array<ArrayBuffer>;
}

/**
 * Reads a piece and hands on each call once. A call is known by its request id; without one it is never taken for a duplicate.
 * A row counts as its best outcome: with records when one of its calls counts, else duplicate, else reject, else skipped. A row
 * that was read in part is listed with what could not be read.
 */
export async function foldPiece(request: PieceRequest): Promise<PieceFold> {
  const { source, piece, maxRecordBytes, checkKeys = false, onBytes } = request;
  const count = createPieceCount(request);
  const tally = await readPiece(source, piece, count.sink, { maxRecordBytes, checkKeys, onBytes });
  return count.finish(tally);
}

interface PieceCount {
  readonly sink: RowSink;
  finish(tally: PieceTally): PieceFold;
}

function createPieceCount(request: PieceRequest): PieceCount {
  const gate = createCallGate(request);
  const listed: Reject[] = [];
  const formats = new Map<string, number>();
  const counts = { rows: 0, rowsWithRecords: 0, rejects: 0, duplicates: 0, skipped: 0, blanks: 0 };
  const odd = createOddRowCount();
  const sight = { partners: new Set<string>(), wanted: new Set<string>() };
  const row = { kept: 0, repeats: 0, problems: 0, first: null as Reject | null };
  const outcome: NormaliseSink = {
    record(record) {
      if (gate.pass(record)) row.kept++;
      else row.repeats++;
    },
    problem(reject) {
      row.first ??= reject;
      row.problems++;
    },
    skip: () => undefined,
    partner: (kind) => void sight.partners.add(kind),
    wants: (kind) => void sight.wanted.add(kind),
    format: (id) => void formats.set(id, (formats.get(id) ?? 0) + 1),
  };
  const sink: RowSink = {
    row(value, place, flags) {
      row.kept = row.repeats = row.problems = 0;
      row.first = null;
      normaliseSafely(request.normalise, value, place, outcome);
      counts.rows++;
      if (flags !== 0) odd.add(flags, place);
      if (row.kept > 0) counts.rowsWithRecords++;
      else if (row.repeats > 0) counts.duplicates++;
      else if (row.problems > 0) counts.rejects++;
      else counts.skipped++;
      if (row.first !== null) list(listed, describeProblems(row.first, place, row.problems, row.kept + row.repeats > 0));
    },
    reject(reject) {
      counts.rows++;
      counts.rejects++;
      list(listed, reject);
    },
    blank(lines) {
      counts.blanks += lines;
    },
  };
  return {
    sink,
    finish: (tally) => ({
      tally,
      ...counts,
      oddRows: odd.counted(),
      formats: Object.fromEntries(formats),
      sight: { partners: [...sight.partners], wanted: [...sight.wanted] },
      listed,
      aids: request.takeAids(),
      ...gate.passed(),
    }),
  };
}

function list(listed: Reject[], reject: Reject): void {
  if (listed.length < MAX_LISTED_REJECTS) listed.push(reject);
}

interface CallGate {
  /** @returns false for a call that was seen before: in this piece, or in an earlier one */
  pass(record: LogRecord): boolean;
  passed(): Pick<PieceFold, 'records' | 'firstMs' | 'lastMs' | 'hashes'>;
}

function createCallGate({ repeated, onCall, onRepeat }: PieceRequest): CallGate {
  const seen = createCallSet();
  let records = 0;
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    pass(record) {
      const hash = callHash(record);
      if (record.requestId !== null) {
        if (!seen.add(hash)) return false;
        if (repeated?.has(hash)) {
          onRepeat?.(record);
          return false;
        }
      }
      const { atMs } = record;
      if (atMs !== null && atMs < firstMs) firstMs = atMs;
      if (atMs !== null && atMs > lastMs) lastMs = atMs;
      records++;
      onCall(record, hash);
      return true;
    },
    passed: () => ({ records, ...(firstMs > lastMs ? NO_TIMES : { firstMs, lastMs }), hashes: seen.toArray() }),
  };
}

const NO_TIMES = { firstMs: null, lastMs: null } as const;

/** The reader's depth check covers what looks like a bomb; a row that is still too deep for the stack is one rejected row. */
function normaliseSafely(
  normalise: Normalise,
  value: Readonly<Record<string, unknown>>,
  place: RowPlace,
  sink: NormaliseSink,
): void {
  try {
    normalise(value, place, sink);
  } catch (error) {
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
    sink.problem({
      place: { ...place },
      code: 'E_ROW_TOO_DEEP',
      reason: 'expected arrays and objects that can be walked, got too many nested ones',
    });
  }
}

function describeProblems({ code, reason }: Reject, place: RowPlace, problems: number, inPart: boolean): Reject {
  const more = problems > 1 ? ` (and ${problems - 1} more in this row)` : '';
  return { place: { ...place }, code, reason: `${reason}${more}${inPart ? '; the rest of the row was read' : ''}` };
}
