import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FoldResult } from '../../src/engine/engine.js';
import { encodeDigest } from '../account/encode-digest.js';

/** A call in the generic format, as a small harbour's gateway might write it. */
export function callLine(
  id: number | null,
  { account = 'skipper-1', padding = 0 }: { account?: string; padding?: number } = {},
): string {
  const row = {
    ...(id !== null && { request_id: `tide-${id}` }),
    account,
    timestamp: `2026-03-01T0${(id ?? 0) % 10}:00:00Z`,
    model: 'harbour-small',
    prompt: `When is high water at quay ${id}?${' '.repeat(padding)}`,
    response: 'At noon',
  };
  return `${JSON.stringify(row)}\n`;
}

/** A temporary folder with the files given; names that end in .gz are compressed. */
export function logFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-log-'));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  return folder;
}

/** Everything a fold says, as comparable bytes. */
export function bytesOf({ digest, sources, rejects }: FoldResult): string {
  return `${JSON.stringify([sources, rejects])}${Buffer.from(encodeDigest(digest)).toString('base64')}`;
}
