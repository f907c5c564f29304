import { CHUNK_BYTES } from './byte-stream.js';
import { readPiece } from './read.js';
import type { Piece, RowSink, Source } from './source.js';

/** Rows looked at from each region of a source when its format is recognised. */
export const SAMPLE_ROWS = 200;

type Row = Readonly<Record<string, unknown>>;

/** Rows from the start of a source; from its middle and end too when it can be read from there. */
export async function sampleRows(source: Source, maxRecordBytes: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const region of regionsOf(source)) {
    let left = SAMPLE_ROWS;
    const sink: RowSink = {
      row: (value) => void (left-- > 0 && rows.push(value)),
      reject: () => undefined,
      blank: () => undefined,
    };
    await readPiece(source, region, sink, { maxRecordBytes, maxRows: SAMPLE_ROWS });
  }
  return rows;
}

function regionsOf({ index, sizeBytes, compression, container }: Source): readonly Piece[] {
  const region = (startByte: number): Piece => ({
    index: 0,
    source: index,
    startByte,
    endByte: Math.min(sizeBytes, startByte + CHUNK_BYTES),
  });
  if (compression !== 'none' || container !== 'ndjson') return [{ index: 0, source: index, startByte: 0, endByte: sizeBytes }];
  if (sizeBytes <= 3 * CHUNK_BYTES) return [region(0)];
  return [region(0), region(Math.floor(sizeBytes / 2)), region(sizeBytes - CHUNK_BYTES)];
}
