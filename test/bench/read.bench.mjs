/**
 * Yardstick of the reading path: MB/s of each stage over one NDJSON log, and the share of the plain scan + JSON.parse it reaches.
 * Nothing is asserted: machines differ. Build first.
 *
 *   node test/bench/read.bench.mjs [log.ndjson] [megabytes]     default: rows of the demo log, repeated to 256 MB
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdtempSync, openSync, readdirSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { foldSources } from '../../dist/engine/fold-sources.js';
import { DEFAULT_SETTINGS } from '../../dist/options.js';
import { openSources } from '../../dist/source/open.js';
import { readPiece } from '../../dist/source/read.js';

const CHUNK_BYTES = 1024 * 1024;
const DEMO = fileURLToPath(new URL('../../fixtures/cases/demo/logs', import.meta.url));

const [given, megabytes = '256'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'hydrometer-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const path = given ?? repeatDemo(Number(megabytes) * 1e6);

const stages = [
  ['SHA-256', async () => hashFile(path)],
  ['scan + JSON.parse', async () => scanAndParse(path)],
  ['our reader', async () => readOurs(path)],
  ['whole fold, 1 thread', async () => foldOurs(path, 1)],
  [`whole fold, ${availableParallelism()} threads`, async () => foldOurs(path, availableParallelism())],
];

const bytes = sizeOf(path);
const speeds = [];
for (const [name, run] of stages) speeds.push({ name, megabytesPerSecond: await bestOf(3, run) });
const yardstick = speeds[1].megabytesPerSecond;
console.log(`${(bytes / 1e6).toFixed(0)} MB, Node ${process.version}, best of 3`);
for (const { name, megabytesPerSecond } of speeds) {
  console.log(
    `${name.padEnd(24)}${megabytesPerSecond.toFixed(0).padStart(6)} MB/s${(megabytesPerSecond / yardstick).toFixed(2).padStart(8)}`,
  );
}

async function bestOf(times, run) {
  let best = 0;
  for (let i = 0; i < times; i++) {
    const startMs = performance.now();
    await run();
    best = Math.max(best, bytes / 1e3 / (performance.now() - startMs));
  }
  return best;
}

function hashFile(file) {
  const hash = createHash('sha256');
  eachChunk(file, 0, (chunk) => void hash.update(chunk));
  return hash.digest('hex');
}

/** The least that any reader must do: find line feeds, decode, parse. Bad rows are passed over. */
function scanAndParse(file) {
  let rows = 0;
  let rest = Buffer.alloc(0);
  eachChunk(file, 0, (chunk) => {
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, at)) {
      try {
        if (typeof JSON.parse(text.toString('utf8', at, end)) === 'object') rows++;
      } catch {}
      at = end + 1;
    }
    rest = Buffer.from(text.subarray(at));
  });
  return rows;
}

async function readOurs(file) {
  const { sources, pieces } = await openSources([file]);
  let rows = 0;
  const sink = { row: () => void rows++, reject: () => {}, blank: () => {} };
  for (const piece of pieces) await readPiece(sources[0], piece, sink, DEFAULT_SETTINGS);
  return rows;
}

async function foldOurs(file, threads) {
  return foldSources({ paths: [file], settings: DEFAULT_SETTINGS, threads });
}

function eachChunk(file, start, take) {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  for (let position = start; ; ) {
    const size = readSync(descriptor, buffer, 0, CHUNK_BYTES, position);
    if (size === 0) break;
    take(buffer.subarray(0, size));
    position += size;
  }
  closeSync(descriptor);
}

/** The demo log again and again. Request ids get the number of the round, so that no row is a duplicate of another. */
function repeatDemo(bytesWanted) {
  const file = join(folder, 'bench.ndjson');
  const rows = readdirSync(DEMO)
    .sort()
    .map((name) => readFileSync(join(DEMO, name)))
    .map((stored) => (stored[0] === 0x1f ? gunzipSync(stored) : stored).toString())
    .filter((text) => text.startsWith('{'))
    .join('');
  const descriptor = openSync(file, 'w');
  for (let round = 0, written = 0; written < bytesWanted; round++) {
    written += writeSync(descriptor, rows.replaceAll('"id":"', `"id":"${round}-`));
  }
  closeSync(descriptor);
  return file;
}

function sizeOf(file) {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  closeSync(descriptor);
  return size;
}
