import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { InputError } from '../errors.js';
import { CHUNK_BYTES, readPlain } from '../source/byte-stream.js';
import { unreadable } from '../source/input-errors.js';
import type { Source } from '../source/source.js';

type StoredFile = Pick<Source, 'index' | 'path' | 'location' | 'sizeBytes' | 'member'>;

/**
 * The SHA-256 of files on their way. It needs the bytes in order, from the first to the last: those that somebody reads for something else
 * are taken along, the others are read for it.
 */
export interface FileHashes {
  /** Bytes that were read, by their place in the source. What comes next in its hash is taken. */
  take(source: number, bytes: Buffer, byte: number): void;
  /** Reads what lies before a place and nobody brought, in the sources before this one too. */
  reach(source: number, byte: number): void;
  /**
   * Reads what is left.
   * @returns source number → hexadecimal hash
   * @throws {InputError} E_INPUT_UNREADABLE, and E_INPUT_CHANGED for a file that is not as long as it was when it was opened
   */
  finish(abort?: AbortSignal): Promise<ReadonlyMap<number, string>>;
}

/** Of the stored bytes of these sources, by one reader. */
export function hashFiles(sources: readonly StoredFile[], abort?: AbortSignal): Promise<ReadonlyMap<number, string>> {
  return beginHashes(sources).finish(abort);
}

/** @param sources in ascending order of their numbers */
export function beginHashes(sources: readonly StoredFile[]): FileHashes {
  const begun = new Map(sources.map((source) => [source.index, beginHash(source)]));
  return {
    take: (source, bytes, byte) => begun.get(source)?.take(bytes, byte),
    reach(source, byte) {
      for (const [index, hash] of begun) {
        if (index > source) return;
        hash.reach(index < source ? Number.POSITIVE_INFINITY : byte);
      }
    },
    async finish(abort) {
      const hashes = new Map<number, string>();
      const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      for (const [source, hash] of begun) hashes.set(source, await hash.finish(buffer, abort));
      return hashes;
    },
  };
}

interface FileHash {
  take(bytes: Buffer, byte: number): void;
  reach(byte: number): void;
  finish(buffer: Buffer, abort?: AbortSignal): Promise<string>;
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
    reach(byte) {
      const end = Math.min(byte, sizeBytes);
      if (bytes >= end) return;
      readPlain({ path, location }, (member?.startByte ?? 0) + bytes, (chunk) => {
        add(chunk.subarray(0, end - bytes));
        return bytes < end;
      });
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
