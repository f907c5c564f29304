import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { InputError } from '../errors.js';
import { unreadable } from './input-errors.js';
import type { Source } from './source.js';

/** Large enough that the call costs nothing beside parsing, small enough to stay in the second-level cache. */
export const CHUNK_BYTES = 1024 * 1024;

/** What was read of a whole stream; the hashes are null when the reader stopped early. */
export interface StreamTally {
  readonly bytes: number;
  readonly streamSha256: string | null;
  readonly storedSha256: string | null;
}

/** Takes a chunk, which is overwritten after the call; returns false to stop. */
export type TakeChunk = (chunk: Buffer) => boolean;

/**
 * Reads a plain file from a byte on. Synchronous: the fold runs in threads of its own, and this is its hot loop.
 * @returns true when the end of the file was reached, false when the taker stopped
 */
export function readPlain(source: Source, fromByte: number, take: TakeChunk): boolean {
  const file = openForReading(source);
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let position = fromByte; ; ) {
      const size = readSync(file, buffer, 0, CHUNK_BYTES, position);
      if (size === 0) return true;
      if (!take(buffer.subarray(0, size))) return false;
      position += size;
    }
  } catch (cause) {
    throw isSystemError(cause) ? unreadable(source.path, cause) : cause;
  } finally {
    closeSync(file);
  }
}

/** Reads a source from its first to its last byte, decompressed, and hashes what is stored and what comes out. */
export async function readWhole(source: Source, take: TakeChunk): Promise<StreamTally> {
  return source.compression === 'gzip' ? readGzip(source, take) : readWholePlain(source, take);
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

/** Events instead of an async iterator: chunks that came out before the damage are not lost when the stream fails. */
function readGzip(source: Source, take: TakeChunk): Promise<StreamTally> {
  const stored = createHash('sha256');
  const stream = createHash('sha256');
  const input = createReadStream(source.location, { highWaterMark: CHUNK_BYTES });
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  let bytes = 0;
  return new Promise<StreamTally>((resolve, reject) => {
    const stop = (error: unknown): void => {
      input.destroy();
      gunzip.destroy();
      reject(error);
    };
    input.on('error', (cause) => stop(unreadable(source.path, cause)));
    input.on('data', (chunk) => stored.update(chunk));
    gunzip.on('error', (cause) => stop(truncated(source, gunzip.bytesWritten, bytes, cause)));
    gunzip.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      stream.update(chunk);
      try {
        if (take(chunk)) return;
      } catch (error) {
        return stop(error);
      }
      input.destroy();
      gunzip.destroy();
      resolve({ bytes, streamSha256: null, storedSha256: null });
    });
    gunzip.on('end', () => resolve({ bytes, streamSha256: stream.digest('hex'), storedSha256: stored.digest('hex') }));
    input.pipe(gunzip);
  });
}

function truncated(source: Source, storedBytes: number, bytes: number, cause: Error): InputError {
  const message =
    `${source.path}: gzip data is cut or damaged near stored byte ${storedBytes} (${cause.message}); ${bytes} bytes of log came out before; ` +
    'fetch the file again, or decompress what is left and analyse that file';
  return new InputError('E_INPUT_TRUNCATED', message, { place: { file: source.path, byte: bytes }, cause });
}

function openForReading(source: Source): number {
  try {
    return openSync(source.location, 'r');
  } catch (cause) {
    throw unreadable(source.path, cause);
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
