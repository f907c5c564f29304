import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../errors.js';

/**
 * Copies a stream that can be read only once to a private temporary file: pieces, samples and exhibits are read by place.
 * @returns the path of the copy; `removeSpool` deletes it, and the end of the process does
 */
export async function spoolInput(stream: NodeJS.ReadableStream): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-'));
  process.once('exit', () => removeFolder(folder));
  const path = join(folder, 'stdin');
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
    return path;
  } catch (cause) {
    removeFolder(folder);
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(
      'E_INPUT_UNREADABLE',
      `-: expected to copy standard input to ${folder}, got ${words}; set TMPDIR to a folder with room`,
      { cause },
    );
  }
}

export function removeSpool(path: string): void {
  removeFolder(join(path, '..'));
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
