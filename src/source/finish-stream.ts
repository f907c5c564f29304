import type { RowReader } from './row-reader.js';
import type { Piece, PieceTally } from './source.js';
import type { StreamTally } from './stream-tally.js';

/**
 * Ends a source that was read as a whole: what is left of its last row is handed on, and damage is listed behind it, so that no row is
 * gone without a word. A reader that stopped early (a sample) has no end.
 */
export function finishStream(piece: Piece, rows: RowReader, stream: StreamTally, end: () => void): PieceTally {
  const { bytes, streamSha256, storedSha256, damage } = stream;
  if (streamSha256 !== null) {
    end();
    if (damage !== undefined) rows.reject(bytes, 0, damage);
  }
  return { piece: piece.index, lines: rows.lines(), bytes, streamSha256, storedSha256, ...(damage && { damage }) };
}
