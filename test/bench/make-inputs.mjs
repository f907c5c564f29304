/** Inputs of the bench, made from logs of make-log.mjs. */
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, createWriteStream, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const CHUNK_BYTES = 4_000_000;
const MAKE_LOG = fileURLToPath(new URL('./make-log.mjs', import.meta.url));

export function makeLog(path, ...options) {
  execFileSync(process.execPath, [MAKE_LOG, '--out', path, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  return path;
}

export async function compress(path) {
  await pipeline(createReadStream(path), createGzip({ level: 6 }), createWriteStream(`${path}.gz`));
  return `${path}.gz`;
}

/** The whole rows in the first tenth of a log, as a file. */
export function firstTenth(path, into) {
  const end = statSync(path).size / 10;
  writeFileSync(into, '');
  eachChunk(path, (chunk, at) => {
    const rest = chunk.subarray(0, Math.max(0, end - at));
    const isLast = at + chunk.length >= end;
    writeFileSync(into, isLast ? rest.subarray(0, rest.lastIndexOf(10) + 1) : rest, { flag: 'a' });
    return !isLast;
  });
  return into;
}

export function countRows(path) {
  let rows = 0;
  eachChunk(path, (chunk) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
    return true;
  });
  return rows;
}

/** @param take returns false to stop */
function eachChunk(path, take) {
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const file = openSync(path, 'r');
  let at = 0;
  for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
    if (!take(buffer.subarray(0, size), at)) break;
    at += size;
  }
  closeSync(file);
}

/**
 * The first rows of a log, as many files of about the same size and as one file.
 * @returns their folder and the file
 */
export function splitLog(path, folder, { files, bytes }) {
  const many = join(folder, 'many');
  const one = join(folder, 'one.ndjson');
  mkdirSync(many);
  writeFileSync(one, '');
  const buffer = Buffer.allocUnsafeSlow(bytes);
  const file = openSync(path, 'r');
  let position = 0;
  for (let i = 0; i < files; i++) {
    const size = readSync(file, buffer, 0, bytes, position);
    const rows = buffer.subarray(0, buffer.lastIndexOf(10, size - 1) + 1);
    if (rows.length === 0) break;
    writeFileSync(join(many, `${String(i).padStart(6, '0')}.ndjson`), rows);
    writeFileSync(one, rows, { flag: 'a' });
    position += rows.length;
  }
  closeSync(file);
  return { many, one };
}
