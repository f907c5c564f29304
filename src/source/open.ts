import { createReadStream, statSync } from 'node:fs';
import { InputError } from '../errors.js';
import { CONTAINERS } from './containers/index.js';
import { type FoundFile, findFiles } from './find-files.js';
import { compressionOf, readHead } from './head.js';
import { recogniseContainer } from './recognise.js';
import type { Piece, Source } from './source.js';
import { removeSpool, spoolInput } from './spool.js';

/**
 * Size of the pieces that a plain NDJSON file is cut into. Fixed, so that the same log gives the same pieces on any number of
 * threads; 16 MiB is a few thousand calls: little beside the cost of handing a piece over, small enough to keep 16 threads busy
 * on 1 GB and to re-read one when a duplicate crosses pieces.
 */
export const PIECE_BYTES = 16 * 1024 * 1024;

export interface OpenOptions {
  /** What `-` reads. */
  readonly stdin?: NodeJS.ReadableStream;
}

export interface OpenedSources {
  readonly sources: readonly Source[];
  readonly pieces: readonly Piece[];
}

/**
 * Finds, recognises and cuts the inputs; nothing is parsed yet.
 * @throws {InputError} E_INPUT_MISSING, E_INPUT_UNREADABLE, E_INPUT_EMPTY, E_INPUT_TRUNCATED, E_FORMAT_UNKNOWN
 */
export async function openSources(paths: readonly string[], { stdin = process.stdin }: OpenOptions = {}): Promise<OpenedSources> {
  const files = [...findFiles(paths.filter((path) => path !== '-'))];
  if (paths.includes('-')) files.unshift({ path: '-', location: await spoolInput(stdin) });
  if (files.length === 0)
    throw new InputError('E_INPUT_EMPTY', 'expected at least one file, folder, pattern or - for standard input, got none');
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  const sources: Source[] = [];
  for (const [index, file] of files.entries()) sources.push(await openSource(file, index));
  return { sources, pieces: cutPieces(sources) };
}

/** Removes the copy of standard input. The rest of the inputs is left as it is: they are evidence. */
export function releaseSources(sources: readonly Source[]): void {
  for (const source of sources) if (source.path === '-') removeSpool(source.location);
}

async function openSource({ path, location: found }: FoundFile, index: number): Promise<Source> {
  // A pipe (as in a shell's `<(…)`) can be read only once, like standard input.
  const location = statSync(found).isFile() ? found : await spoolInput(createReadStream(found));
  const compression = compressionOf(path, location);
  const container = recogniseContainer(path, await readHead({ path, location, compression }));
  return { index, path, location, sizeBytes: statSync(location).size, compression, container };
}

/** A plain file whose rows can be found from any byte. Other sources are read from first byte to last. */
export function isReadInPieces({ compression, container }: Source): boolean {
  return compression === 'none' && CONTAINERS.some(({ id, splits }) => id === container && splits);
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
