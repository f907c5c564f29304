import type { Piece } from '../source/source.js';
import type { FoldProgress } from './engine.js';

/** Between two reports: often enough for an eye, rare enough to cost nothing. */
const INTERVAL_MS = 100;

export interface ProgressReport {
  add(piece: Piece, calls: number): void;
  finish(): void;
}

export function createProgressReport(pieces: readonly Piece[], onProgress?: (progress: FoldProgress) => void): ProgressReport {
  const totalBytes = pieces.reduce((sum, piece) => sum + piece.endByte - piece.startByte, 0);
  let bytes = 0;
  let calls = 0;
  let reportedAtMs = 0;
  return {
    add(piece, more) {
      bytes += piece.endByte - piece.startByte;
      calls += more;
      const nowMs = performance.now();
      if (nowMs - reportedAtMs < INTERVAL_MS) return;
      reportedAtMs = nowMs;
      onProgress?.({ bytes, totalBytes, calls });
    },
    finish: () => onProgress?.({ bytes, totalBytes, calls }),
  };
}
