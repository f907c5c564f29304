import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../errors.js';
import { isPlain, readWhole } from './byte-stream.js';
import { unreadable } from './input-errors.js';
import type { Source } from './source.js';

/** Bytes from the start of a stream by which a container is recognised. */
export const HEAD_BYTES = 64 * 1024;

interface StoredHead {
  readonly head: Buffer;
  readonly sizeBytes: number;
}

/** First stored bytes of a file, and its size. */
export function readStoredHead(path: string, location: string): StoredHead {
  let file: number | undefined;
  try {
    file = openSync(location, 'r');
    const { size } = fstatSync(file);
    const buffer = Buffer.allocUnsafe(Math.min(HEAD_BYTES, size));
    return { head: buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)), sizeBytes: size };
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * First bytes of the decompressed stream.
 * @throws {InputError} E_INPUT_TRUNCATED when nothing comes out of damaged data
 */
export async function readHead(source: Source): Promise<Buffer> {
  if (isPlain(source)) return readStoredHead(source.path, source.location).head;
  const parts: Buffer[] = [];
  let bytes = 0;
  const { damage } = await readWhole(source, (chunk) => {
    parts.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - bytes)));
    bytes += chunk.length;
    return bytes < HEAD_BYTES;
  });
  if (damage !== undefined && bytes === 0)
    throw new InputError('E_INPUT_TRUNCATED', `${source.path}: ${damage.reason}`, { place: { file: source.path } });
  return Buffer.concat(parts);
}
