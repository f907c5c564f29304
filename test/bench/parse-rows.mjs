/**
 * The yardstick: what any reader of NDJSON must do, and nothing else. Byte range, scan for line feeds, decode, JSON.parse.
 * As a worker thread it parses ranges that it is handed, until there are none.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const CHUNK_BYTES = 1024 * 1024;
/** As the fold cuts its files (PIECE_BYTES). */
export const RANGE_BYTES = 16 * 1024 * 1024;

if (parentPort !== null && workerData?.path !== undefined) {
  parentPort.on('message', ({ from, to }) => parentPort.postMessage(parseRange(workerData.path, from, to)));
}

/** @returns rows that start in the range */
export function parseRange(path, from, to) {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let rest = Buffer.alloc(0);
  let rows = 0;
  let searching = from > 0;
  // One byte back: only a line feed there shows that a row starts at the border.
  let position = Math.max(0, from - 1);
  for (let start = position; ; ) {
    const size = readSync(file, buffer, 0, CHUNK_BYTES, position);
    if (size === 0) break;
    position += size;
    const read = buffer.subarray(0, size);
    const bytes = rest.length === 0 ? read : Buffer.concat([rest, read]);
    let at = 0;
    if (searching) {
      at = bytes.indexOf(10) + 1;
      searching = at === 0;
      if (searching) at = bytes.length;
    }
    for (let end = bytes.indexOf(10, at); end >= 0 && start + at < to; end = bytes.indexOf(10, at)) {
      if (typeof JSON.parse(bytes.toString('utf8', at, end)) === 'object') rows++;
      at = end + 1;
    }
    start += at;
    if (start >= to) break;
    rest = Buffer.from(bytes.subarray(at));
  }
  closeSync(file);
  return rows;
}
