import type { RowPlace, SourceTally } from './source.js';

/** Line in the file, from 1: places count lines within their piece. */
export function fileLine(lineBases: SourceTally['lineBases'], { piece, line }: RowPlace): number {
  return line + (lineBases.find((base) => base.piece === piece)?.lineBase ?? 0);
}
