import { fileLine } from '../source/file-line.js';
import { addOddRows } from '../source/odd-rows.js';
import { isReadInPieces, piecesBySource } from '../source/open.js';
import type { Piece, Source, SourceTally } from '../source/source.js';
import { unfinished } from './damage.js';
import type { PieceFold } from './fold-piece.js';
import { assertUnchanged } from './hash-files.js';

interface TallyRequest {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  /** By piece number. */
  readonly folds: readonly PieceFold[];
  /** Hashes of the sources that were read in pieces. */
  readonly hashes: ReadonlyMap<number, string>;
}

/** Adds up what was counted in the pieces of each source. */
export function tallySources({ sources, pieces, folds, hashes }: TallyRequest): readonly SourceTally[] {
  const piecesOf = piecesBySource(sources, pieces);
  return sources.map((source) =>
    tallySource(source, piecesOf[source.index] as readonly Piece[], folds, hashes.get(source.index)),
  );
}

function tallySource(
  source: Source,
  pieces: readonly Piece[],
  folds: readonly PieceFold[],
  fileHash: string | undefined,
): SourceTally {
  const own = pieces.map((piece) => folds[piece.index] as PieceFold);
  const sum = (count: (fold: PieceFold) => number): number => own.reduce((total, fold) => total + count(fold), 0);
  const { tally } = own[0] as PieceFold;
  const streamBytes = sum((fold) => fold.tally.bytes);
  if (isReadInPieces(source)) assertUnchanged(source.path, source.sizeBytes, streamBytes);
  for (const fold of own) assertNothingLost(source.path, fold);
  const lines = lineBases(pieces, own);
  const cut = own.find((fold) => fold.tally.cut !== undefined)?.tally.cut;
  const damage = tally.damage ?? (cut && unfinished(cut, fileLine(lines, cut.place)));
  return {
    source,
    sha256: fileHash ?? known(tally.storedSha256),
    streamSha256: fileHash ?? known(tally.streamSha256),
    streamBytes,
    formats: addFormats(own),
    rows: sum((fold) => fold.rows),
    records: sum((fold) => fold.records),
    rejects: sum((fold) => fold.rejects),
    duplicates: sum((fold) => fold.duplicates),
    skipped: sum((fold) => fold.skipped),
    blanks: sum((fold) => fold.blanks),
    oddRows: addOddRows(own.map((fold) => fold.oddRows)),
    firstMs: extreme(
      own.map((fold) => fold.firstMs),
      Math.min,
    ),
    lastMs: extreme(
      own.map((fold) => fold.lastMs),
      Math.max,
    ),
    ...(damage && { damage }),
    lineBases: lines,
  };
}

/** Each side is counted by itself, so that a row without an outcome would show: what the report says of its rows is checked in every run. */
function assertNothingLost(
  path: string,
  { tally, rows, rowsWithRecords, rejects, duplicates, skipped, blanks }: PieceFold,
): void {
  const outcomes = rowsWithRecords + rejects + duplicates + skipped;
  if (rows === outcomes && tally.lines === rows + blanks) return;
  throw new Error(`${path}: ${tally.lines} lines gave ${rows} rows and ${blanks} blanks, and these ${outcomes} outcomes`);
}

function known(sha256: string | null): string {
  if (sha256 === null) throw new Error('a source that was read as a whole has no hash');
  return sha256;
}

/** In code-unit order, so the order of the rows does not show. */
function addFormats(folds: readonly PieceFold[]): Readonly<Record<string, number>> {
  const totals = new Map<string, number>();
  for (const { formats } of folds) for (const [id, rows] of Object.entries(formats)) totals.set(id, (totals.get(id) ?? 0) + rows);
  return Object.fromEntries([...totals].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function extreme(times: readonly (number | null)[], pick: (left: number, right: number) => number): number | null {
  return times.reduce((best, time) => (best === null || time === null ? (best ?? time) : pick(best, time)), null);
}

function lineBases(pieces: readonly Piece[], folds: readonly PieceFold[]): SourceTally['lineBases'] {
  let lineBase = 0;
  return pieces.map((piece, i) => {
    const base = { piece: piece.index, startByte: piece.startByte, lineBase };
    lineBase += (folds[i] as PieceFold).tally.lines;
    return base;
  });
}
