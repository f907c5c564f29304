import { MAX_LISTED_REJECTS } from '../engine/fold-piece.js';
import type { ListedReject, Reject } from '../source/source.js';

/** The rejects of one file that is read piece by piece, in order, beside the logs. */
interface RowRejects {
  /** In the current piece. The place is copied. */
  add(reject: Reject): void;
  /** @param lines of the piece that ends */
  endPiece(lines: number): void;
  counted(): { readonly invalidRows: number; readonly rejects: readonly ListedReject[] };
}

export function createRowRejects(file: string): RowRejects {
  const rejects: ListedReject[] = [];
  let invalidRows = 0;
  let linesBefore = 0;
  return {
    add({ place: { line, byte, length }, code, reason }) {
      invalidRows++;
      if (rejects.length < MAX_LISTED_REJECTS)
        rejects.push({ place: { file, line: linesBefore + line, byte, length }, code, reason });
    },
    endPiece(lines) {
      linesBefore += lines;
    },
    counted: () => ({ invalidRows, rejects }),
  };
}
