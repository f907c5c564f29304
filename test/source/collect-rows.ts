import { fileURLToPath } from 'node:url';
import { type OpenedSources, openSources } from '../../src/source/open.js';
import { readPiece } from '../../src/source/read.js';
import type { RowFlags } from '../../src/source/row-flags.js';
import type { Piece, PieceTally, Reject, Row, RowPlace, Source, UnreadInput } from '../../src/source/source.js';

export interface CollectedRow {
  readonly value: Readonly<Record<string, unknown>>;
  readonly place: RowPlace;
  readonly flags: RowFlags;
}

export interface Collected {
  readonly source: Source;
  readonly sources: readonly Source[];
  readonly unread: readonly UnreadInput[];
  readonly rows: readonly CollectedRow[];
  readonly rejects: readonly Reject[];
  readonly blanks: number;
  readonly tallies: readonly PieceTally[];
}

export function containerFixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/containers/${name}`, import.meta.url));
}

/** Reads one file as the engine does, or through the pieces given. */
export async function collectRows(
  path: string,
  { maxRecordBytes = 1_000_000, cut }: { maxRecordBytes?: number; cut?: (source: Source) => readonly Piece[] } = {},
): Promise<Collected> {
  const opened = await openSources([path]);
  const source = opened.sources[0] as Source;
  return { source, ...(await collectOpened({ ...opened, pieces: cut?.(source) ?? opened.pieces }, maxRecordBytes)) };
}

/** Reads all pieces of what was opened. */
export async function collectOpened(
  { sources, pieces, unread }: Pick<OpenedSources, 'sources' | 'pieces' | 'unread'>,
  maxRecordBytes = 1_000_000,
): Promise<Omit<Collected, 'source'>> {
  const rows: CollectedRow[] = [];
  const rejects: Reject[] = [];
  const tallies: PieceTally[] = [];
  let blanks = 0;
  const sink = {
    row: (value: Row, place: RowPlace, flags: RowFlags) => void rows.push({ value, place: { ...place }, flags }),
    reject: (reject: Reject) => void rejects.push(reject),
    blank: (count: number) => {
      blanks += count;
    },
  };
  for (const piece of pieces) {
    tallies.push(await readPiece(sources[piece.source] as Source, piece, sink, { maxRecordBytes, checkKeys: true }));
  }
  return { sources, unread, rows, rejects, blanks, tallies };
}
