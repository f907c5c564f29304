import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { InputError } from '../errors.js';
import { CHUNK_BYTES } from '../source/byte-stream.js';
import { unreadable } from '../source/input-errors.js';
import type { Source } from '../source/source.js';

type StoredFile = Pick<Source, 'index' | 'path' | 'location' | 'sizeBytes' | 'member'>;

/** The SHA-256 of a file on its way: it needs the bytes in order, from the first to the last. */
interface FileHash {
  /** Bytes that were read for something else, by their place in the file. Those that come next in the hash are taken along. */
  take(bytes: Buffer, byte: number): void;
  /**
   * Reads what nobody brought.
   * @throws {InputError} E_INPUT_CHANGED when the file is not as long as it was when it was opened
   */
  finish(buffer: Buffer, abort?: AbortSignal): Promise<string>;
}

/** By source number. */
export type FileHashes = ReadonlyMap<number, FileHash>;

/**
 * SHA-256 of the stored bytes of those sources that are read in pieces: one reader goes through each file, beside the fold or behind
 * it. Other sources are hashed while they are read.
 * @returns source number → hexadecimal hash
 */
export function hashFiles(sources: readonly StoredFile[], abort?: AbortSignal): Promise<ReadonlyMap<number, string>> {
  return finishHashes(beginHashes(sources), abort);
}

export function beginHashes(sources: readonly StoredFile[]): FileHashes {
  return new Map(sources.map((source) => [source.index, beginHash(source)]));
}

/** @throws {InputError} E_INPUT_CHANGED, E_INPUT_UNREADABLE */
export async function finishHashes(begun: FileHashes, abort?: AbortSignal): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  for (const [source, hash] of begun) hashes.set(source, await hash.finish(buffer, abort));
  return hashes;
}

function beginHash({ path, location, sizeBytes, member }: StoredFile): FileHash {
  const hash = createHash('sha256');
  let bytes = 0;
  const add = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
  };
  return {
    take(chunk, byte) {
      if (byte <= bytes && byte + chunk.length > bytes) add(chunk.subarray(bytes - byte));
    },
    async finish(buffer, abort) {
      const startByte = (member?.startByte ?? 0) + bytes;
      // A file that has grown shows: more is read than it had.
      const mostBytes = member === undefined ? Number.POSITIVE_INFINITY : sizeBytes - bytes;
      await eachChunk({ location, range: { startByte, mostBytes }, buffer }, (chunk) => {
        abort?.throwIfAborted();
        add(chunk);
      }).catch((cause: unknown) => {
        throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
      });
      assertUnchanged(path, sizeBytes, bytes);
      return hash.digest('hex');
    },
  };
}

interface Reading {
  readonly location: string;
  readonly range: Range;
  readonly buffer: Buffer;
}

interface Range {
  readonly startByte: number;
  readonly mostBytes: number;
}

/**
 * One buffer for all files: a stream makes a fresh one for each chunk, whose memory the system has to clear first.
 */
async function eachChunk(
  { location, range: { startByte, mostBytes }, buffer }: Reading,
  take: (chunk: Buffer) => void,
): Promise<void> {
  const file = await open(location, 'r');
  try {
    for (let bytes = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK_BYTES, mostBytes - bytes), startByte + bytes);
      if (bytesRead === 0) return;
      take(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

export function assertUnchanged(path: string, expectedBytes: number, bytes: number): void {
  if (bytes === expectedBytes) return;
  const message = `${path}: expected ${expectedBytes} bytes as when it was opened, got ${bytes}: the file changed while it was read; copy it and read the copy`;
  throw new InputError('E_INPUT_CHANGED', message, { place: { file: path } });
}
