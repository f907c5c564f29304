import { InputError } from '../errors.js';
import { isPlain } from './byte-stream.js';
import { CONTAINERS } from './containers/index.js';
import { type FoundFiles, findFiles } from './find-files.js';
import { toUnread } from './input-errors.js';
import { openFile, type UnnumberedSource } from './open-file.js';
import type { Piece, Source, UnreadInput } from './source.js';
import { removeSpool, spoolInput } from './spool.js';

/**
 * Size of the pieces that a plain NDJSON file is cut into. Fixed, so that the same log gives the same pieces on any number of
 * threads; 16 MiB is a few thousand calls: little beside the cost of handing a piece over, small enough to keep 16 threads busy
 * on 1 GB and to re-read one when a duplicate crosses pieces.
 */
export const PIECE_BYTES = 16 * 1024 * 1024;

interface OpenOptions {
  /** What `-` reads. */
  readonly stdin?: NodeJS.ReadableStream;
  /** Where files lie now whose paths stand in a report: then `paths` are these paths, and nothing else is looked for. */
  readonly locations?: Locations;
}

/** Path as shown → path to open. */
export type Locations = ReadonlyMap<string, string>;

export interface OpenedSources {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
  /** What was found beside the sources and is not read, by path. */
  readonly unread: readonly UnreadInput[];
  /** Paths that the person named: where one of these cannot be read, the run stops. */
  readonly named: ReadonlySet<string>;
}

/**
 * Finds, recognises and cuts the inputs; nothing is parsed yet. A file that was found in a folder and cannot be read is listed, one that
 * was named is an error.
 * @throws {InputError} E_INPUT_MISSING, E_INPUT_UNREADABLE, E_INPUT_EMPTY, E_INPUT_TRUNCATED, E_FORMAT_UNKNOWN, E_ARCHIVE_…
 */
export async function openSources(
  paths: readonly string[],
  { stdin = process.stdin, locations }: OpenOptions = {},
): Promise<OpenedSources> {
  const found = locations === undefined ? findFiles(paths.filter((path) => path !== '-')) : placedFiles(paths, locations);
  const files = [...found.files];
  if (locations === undefined && paths.includes('-'))
    files.unshift({ path: '-', location: await spoolInput(stdin), isNamed: true });
  if (files.length === 0 && found.unread.length === 0)
    throw new InputError('E_INPUT_EMPTY', 'expected at least one file, folder, pattern or - for standard input, got none');
  const sources: UnnumberedSource[] = [];
  const unread = [...found.unread];
  for (const file of files) {
    try {
      const opened = await openFile(file);
      // One by one: an archive may have more members than a call may have arguments.
      for (const source of opened.sources) sources.push(source);
      for (const input of opened.unread) unread.push(input);
    } catch (error) {
      if (file.path === '-') removeSpool(file.location);
      if (file.isNamed) throw error;
      unread.push(toUnread(file.path, error));
    }
  }
  const named = new Set(files.filter(({ isNamed }) => isNamed).map(({ path }) => path));
  return { ...numberSources(sources), unread: unread.sort(byPath), named };
}

function placedFiles(paths: readonly string[], locations: Locations): FoundFiles {
  const files = paths.flatMap((path) => {
    const location = locations.get(path);
    return location === undefined ? [] : [{ path, location, isNamed: false }];
  });
  return { files, unread: [] };
}

/** Numbers sources by path, members of one name by place, and cuts them. */
export function numberSources(sources: readonly (UnnumberedSource | Source)[]): Pick<OpenedSources, 'sources' | 'pieces'> {
  const sorted = [...sources].sort(
    (left, right) => byPath(left, right) || (left.member?.startByte ?? 0) - (right.member?.startByte ?? 0),
  );
  const numbered = sorted.map((source, index) => ({ ...source, index }));
  return { sources: numbered, pieces: cutPieces(numbered) };
}

function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

/** Removes the copy of standard input. The rest of the inputs is left as it is: they are evidence. */
export function releaseSources(sources: readonly Pick<Source, 'path' | 'location'>[]): void {
  for (const source of sources) if (source.path === '-') removeSpool(source.location);
}

/** A plain file whose rows can be found from any byte. Other sources are read from first byte to last. */
export function isReadInPieces(source: Source): boolean {
  return isPlain(source) && CONTAINERS.some(({ id, splits }) => id === source.container && splits);
}

/** A file of several pieces: no reader sees all its bytes in order, so it is hashed apart. */
export function isCut(source: Source): boolean {
  return isReadInPieces(source) && source.sizeBytes > PIECE_BYTES;
}

/** Pieces of each source, by its number. */
export function piecesBySource(sources: readonly Source[], pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const bySource = sources.map((): Piece[] => []);
  for (const piece of pieces) bySource[piece.source]?.push(piece);
  return bySource;
}

/** Numbered over all sources. What is compressed, or has no row border that can be found from the middle, is one piece. */
export function cutPieces(sources: readonly Source[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const source of sources) {
    const step = isReadInPieces(source) ? PIECE_BYTES : Math.max(1, source.sizeBytes);
    for (let startByte = 0; startByte === 0 || startByte < source.sizeBytes; startByte += step) {
      const endByte = Math.min(source.sizeBytes, startByte + step);
      pieces.push({ index: pieces.length, source: source.index, startByte, endByte });
    }
  }
  return pieces;
}
