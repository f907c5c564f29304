import type { ReadOptions } from './containers/container.js';
import { CONTAINERS } from './containers/index.js';
import type { Piece, PieceTally, RowSink, Source } from './source.js';

/** Reads the rows that start in a piece, in order, each handed to the sink as a parsed row or as a reject. */
export function readPiece(source: Source, piece: Piece, sink: RowSink, options: ReadOptions): Promise<PieceTally> {
  const container = CONTAINERS.find(({ id }) => id === source.container);
  if (container === undefined) throw new Error(`no container reader called ${source.container}`);
  return container.readPiece(source, piece, sink, options);
}
