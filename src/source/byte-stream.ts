import { createHash } from 'node:crypto';
import { closeSync, readSync } from 'node:fs';
import { readEncoded } from './encoded-stream.js';
import { unreadable } from './input-errors.js';
import { openForReading } from './open-for-reading.js';
import type { Source } from './source.js';
import type { StreamTally, TakeChunk } from './stream-tally.js';

/** Large enough that the call costs nothing beside parsing, small enough to stay in the second-level cache. */
export const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads a plain file from a byte on. Synchronous: the fold runs in threads of its own, and this is its hot loop.
 * @returns true when the end of the file was reached, false when the taker stopped
 */
export function readPlain(file: PlainFile, fromByte: number, take: TakeChunk): boolean {
  for (const chunk of plainChunks(file, fromByte)) if (!take(chunk)) return false;
  return true;
}

type PlainFile = Pick<Source, 'path' | 'location'>;

/** What a plain file holds from a byte on. A chunk is overwritten by the next. */
export function* plainChunks(source: PlainFile, fromByte: number): Generator<Buffer, void> {
  const file = openForReading(source);
  const buffer = spareBuffer ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
  spareBuffer = null;
  try {
    for (let position = fromByte; ; ) {
      const size = readSync(file, buffer, 0, buffer.length, position);
      if (size === 0) return;
      yield buffer.subarray(0, size);
      position += size;
    }
  } catch (cause) {
    throw isSystemError(cause) ? unreadable(source.path, cause) : cause;
  } finally {
    spareBuffer = buffer;
    closeSync(file);
  }
}

/** One buffer serves all pieces: the system has to clear the memory of a fresh one first. Null while somebody reads into it. */
let spareBuffer: Buffer | null = null;

/** Reads a source from its first to its last byte, decompressed, and hashes what is stored and what comes out. */
export async function readWhole(source: Source, take: TakeChunk): Promise<StreamTally> {
  return isPlain(source) ? readWholePlain(source, take) : readEncoded(source, take);
}

/** A file whose stored bytes are the stream: it can be read from any byte. */
export function isPlain({ compression, member }: Source): boolean {
  return compression === 'none' && member === undefined;
}

function readWholePlain(source: Source, take: TakeChunk): StreamTally {
  const hash = createHash('sha256');
  let bytes = 0;
  const complete = readPlain(source, 0, (chunk) => {
    bytes += chunk.length;
    hash.update(chunk);
    return take(chunk);
  });
  const sha256 = complete ? hash.digest('hex') : null;
  return { bytes, streamSha256: sha256, storedSha256: sha256 };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
