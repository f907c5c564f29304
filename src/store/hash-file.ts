import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { CHUNK_BYTES } from '../source/byte-stream.js';
import { unreadable } from '../source/input-errors.js';
import { pathStats } from '../source/path-stats.js';
import type { SuppliedFile } from './manifest.js';

export interface HashWatch {
  readonly abort?: AbortSignal;
  onBytes?(bytes: number): void;
}

/**
 * SHA-256 of a file, read once from first byte to last.
 * @param path as shown, for messages
 * @throws {InputError} E_INPUT_UNREADABLE
 */
export async function hashFile(path: string, location: string, { abort, onBytes }: HashWatch = {}): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(location, { highWaterMark: CHUNK_BYTES })) {
      abort?.throwIfAborted();
      hash.update(chunk as Buffer);
      onBytes?.((chunk as Buffer).length);
    }
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? unreadable(path, cause) : cause;
  }
  return hash.digest('hex');
}

/**
 * A pipe can be read only once, by who needs it: it is not recorded.
 * @throws {InputError} E_INPUT_UNREADABLE
 */
export async function hashSuppliedFile(role: SuppliedFile['role'], path: string): Promise<readonly SuppliedFile[]> {
  const stats = pathStats(path);
  if (stats !== null && !stats.isFile()) return [];
  return [{ role, path, size: stats?.size ?? 0, sha256: await hashFile(path, path) }];
}
