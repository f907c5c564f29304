import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { InputError } from '../errors.js';
import { CHUNK_BYTES } from '../source/byte-stream.js';
import { unreadable } from '../source/input-errors.js';
import type { Source } from '../source/source.js';

type StoredFile = Pick<Source, 'index' | 'path' | 'location' | 'sizeBytes' | 'member'>;

/**
 * SHA-256 of the stored bytes of those sources that are read in pieces: a hash needs the bytes in order, so one reader goes
 * through each file beside the fold. Other sources are hashed while they are read.
 * @returns source number → hexadecimal hash
 */
export async function hashFiles(sources: readonly StoredFile[], abort?: AbortSignal): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  for (const source of sources) hashes.set(source.index, await hashFile(source, buffer, abort));
  return hashes;
}

/** @throws {InputError} E_INPUT_CHANGED when the file is not as long as it was when it was opened */
async function hashFile({ path, location, sizeBytes, member }: StoredFile, buffer: Buffer, abort?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const range = member === undefined ? WHOLE_FILE : { startByte: member.startByte, mostBytes: sizeBytes };
  const bytes = await eachChunk({ location, range, buffer }, (chunk) => {
    abort?.throwIfAborted();
    hash.update(chunk);
  }).catch((cause: unknown) => {
    throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
  });
  assertUnchanged(path, sizeBytes, bytes);
  return hash.digest('hex');
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

/** A file that has grown shows: more is read than it had. */
const WHOLE_FILE: Range = { startByte: 0, mostBytes: Infinity };

/**
 * One buffer for all files: a stream makes a fresh one for each chunk, whose memory the system has to clear first.
 * @returns bytes read
 */
async function eachChunk(
  { location, range: { startByte, mostBytes }, buffer }: Reading,
  take: (chunk: Buffer) => void,
): Promise<number> {
  const file = await open(location, 'r');
  try {
    for (let bytes = 0; ; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK_BYTES, mostBytes - bytes), startByte + bytes);
      if (bytesRead === 0) return bytes;
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
