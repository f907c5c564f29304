import { sortIds } from '../account/id-list.js';
import { type CallSet, createCallSet } from './call-set.js';

/**
 * Finds calls that stand in more than one piece: overlapping exports, at-least-once delivery. The first by place counts.
 * @param hashesByPiece calls of each piece, in the order of the pieces
 * @returns piece number → its calls that an earlier piece holds; pieces without any are left out. 16 bytes a call while it runs
 */
export function findRepeats(hashesByPiece: readonly Float64Array[]): ReadonlyMap<number, Float64Array<ArrayBuffer>> {
  const repeats = new Map<number, Float64Array<ArrayBuffer>>();
  if (hashesByPiece.length < 2 || !isAnyTwice(hashesByPiece)) return repeats;
  const seen = createCallSet();
  for (const [piece, hashes] of hashesByPiece.entries()) {
    const again: number[] = [];
    for (const hash of hashes) if (!seen.add(hash)) again.push(hash);
    if (again.length > 0) repeats.set(piece, Float64Array.from(again));
  }
  return repeats;
}

/** Side by side once they are sorted: a tenth of the time that a table of them takes, and most logs have none. */
function isAnyTwice(hashesByPiece: readonly Float64Array[]): boolean {
  const sorted = sortIds(hashesByPiece);
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return true;
  return false;
}

export function toCallSet(hashes: Float64Array): CallSet {
  const set = createCallSet();
  for (const hash of hashes) set.add(hash);
  return set;
}
