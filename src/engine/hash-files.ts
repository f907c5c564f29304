import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { InputError } from '../errors.js';
import { CHUNK_BYTES } from '../source/byte-stream.js';
import { unreadable } from '../source/input-errors.js';
import type { Source } from '../source/source.js';

/**
 * SHA-256 of the stored bytes of those sources that are read in pieces: a hash needs the bytes in order, so one reader goes
 * through each file beside the fold. Other sources are hashed while they are read.
 * @returns source number → hexadecimal hash
 */
export async function hashFiles(sources: readonly Source[], abort?: AbortSignal): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<number, string>();
  for (const source of sources) hashes.set(source.index, await hashFile(source, abort));
  return hashes;
}

/** @throws {InputError} E_INPUT_CHANGED when the file is not as long as it was when it was opened */
async function hashFile({ path, location, sizeBytes }: Source, abort?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(location, { highWaterMark: CHUNK_BYTES });
  stream.on('error', () => undefined);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      abort?.throwIfAborted();
      bytes += chunk.length;
      hash.update(chunk);
    }
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
  }
  assertUnchanged(path, sizeBytes, bytes);
  return hash.digest('hex');
}

export function assertUnchanged(path: string, expectedBytes: number, bytes: number): void {
  if (bytes === expectedBytes) return;
  const message = `${path}: expected ${expectedBytes} bytes as when it was opened, got ${bytes}: the file changed while it was read; copy it and read the copy`;
  throw new InputError('E_INPUT_CHANGED', message, { place: { file: path } });
}
