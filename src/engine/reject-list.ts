import type { Reject } from '../source/source.js';
import { MAX_LISTED_REJECTS } from './fold-piece.js';

export interface RejectList {
  /** Pieces may come in any order. */
  add(piece: number, rejects: readonly Reject[]): void;
  /** By source and byte: pieces are numbered in that order, and a piece lists in order of place. */
  inOrder(): readonly Reject[];
}

/**
 * The first rejects by place, up to the limit, whatever order the pieces come in: only those are dropped that stand behind more
 * than the limit already.
 */
export function createRejectList(most = MAX_LISTED_REJECTS): RejectList {
  const byPiece = new Map<number, readonly Reject[]>();
  let held = 0;
  const cut = (): void => {
    const pieces = [...byPiece.keys()].sort((left, right) => right - left);
    for (const piece of pieces) {
      const rejects = byPiece.get(piece) as readonly Reject[];
      const kept = rejects.slice(0, Math.max(0, rejects.length - (held - most)));
      byPiece.set(piece, kept);
      held -= rejects.length - kept.length;
      if (held <= most) return;
    }
  };
  return {
    add(piece, rejects) {
      if (rejects.length === 0) return;
      byPiece.set(piece, rejects);
      held += rejects.length;
      if (held > most) cut();
    },
    inOrder() {
      const pieces = [...byPiece].sort(([left], [right]) => left - right);
      return pieces.flatMap(([, rejects]) => rejects);
    },
  };
}
