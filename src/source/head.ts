import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { InputError } from '../errors.js';
import { unreadable } from './input-errors.js';
import type { Compression, Source } from './source.js';

/** Bytes from the start of a stream by which a container is recognised. */
export const HEAD_BYTES = 64 * 1024;
/** Stored bytes that are decompressed for it: deflate expands at most about 1,030-fold, so a bomb stays below 17 MB. */
const STORED_HEAD_BYTES = 16 * 1024;

/** First bytes of the decompressed stream. */
export async function readHead({
  path,
  location,
  compression,
}: Pick<Source, 'path' | 'location' | 'compression'>): Promise<Buffer> {
  const stored = readStart(path, location, compression === 'gzip' ? STORED_HEAD_BYTES : HEAD_BYTES);
  return compression === 'gzip' ? inflateStart(path, stored) : stored;
}

/** Gzip is told by its two magic bytes, whatever the file is called. */
export function compressionOf(path: string, location: string): Compression {
  const [first, second] = readStart(path, location, 2);
  return first === 0x1f && second === 0x8b ? 'gzip' : 'none';
}

function readStart(path: string, location: string, bytes: number): Buffer {
  let file: number | undefined;
  try {
    file = openSync(location, 'r');
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0));
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function inflateStart(path: string, stored: Buffer): Buffer {
  try {
    return gunzipSync(stored, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD_BYTES);
  } catch (cause) {
    const message = `${path}: expected gzip data after its magic bytes, got ${cause instanceof Error ? cause.message : cause}; fetch the file again`;
    throw new InputError('E_INPUT_TRUNCATED', message, { place: { file: path, byte: 0 }, cause });
  }
}
