import { readWhole } from './byte-stream.js';
import type { Container, ReadOptions } from './containers/container.js';
import { CONTAINERS } from './containers/index.js';
import type { Piece, PieceTally, Reject, RowSink, Source } from './source.js';
import type { StreamTally, TakeChunk } from './stream-tally.js';

/** Reads the rows that start in a piece, in order, each handed to the sink as a parsed row or as a reject. */
export async function readPiece(source: Source, piece: Piece, sink: RowSink, options: ReadOptions): Promise<PieceTally> {
  let cut: Reject | null = null;
  const reject = (each: Reject): void => {
    if (each.code === 'E_INPUT_TRUNCATED') cut = each;
    sink.reject(each);
  };
  const tally = await containerOf(source).readPiece(source, piece, { ...sink, reject }, options);
  return cut === null || tally.damage !== undefined ? tally : { ...tally, cut };
}

/** The stream that the places of a source are in, from its first byte. */
export function readStream(source: Source, take: TakeChunk): Promise<StreamTally> {
  return (containerOf(source).readText ?? readWhole)(source, take);
}

function containerOf(source: Source): Container {
  const container = CONTAINERS.find(({ id }) => id === source.container);
  if (container === undefined) throw new Error(`no container reader called ${source.container}`);
  return container;
}
