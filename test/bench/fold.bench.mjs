/**
 * Speed and memory of the fold over one NDJSON log, beside what any reader must do (scan for line feeds, JSON.parse).
 * Nothing is asserted: machines differ. Build first. Each measurement runs in a process of its own, so that the peak memory of one
 * is not that of another.
 *
 *   node test/bench/make-log.mjs --out big.ndjson --size 2GB --accounts 20000
 *   node test/bench/fold.bench.mjs big.ndjson
 *
 * `cost per call` compares the first tenth of the log with the whole: above 1.15, the fold gets slower as the log gets longer.
 * Accounts cost something each, not only calls, so a tenth that holds nearly all accounts of the whole is the dearer one.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHUNK_BYTES = 1024 * 1024;
const SELF = fileURLToPath(import.meta.url);

const [path, stage] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: node test/bench/fold.bench.mjs <log.ndjson>');
  process.exit(2);
}
if (stage === undefined) report();
else console.log(JSON.stringify(await measure(stage)));

function report() {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  console.log(`${(sizeOf(path) / 1e6).toFixed(0)} MB, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
  console.log(`${''.padEnd(24)}    MB/s   ratio  CPU s  peak MB`);
  const yardstick = run(path, 'parse');
  print('scan + JSON.parse', yardstick, yardstick);
  print('SHA-256', run(path, 'sha256'), yardstick);
  print('fold, 1 thread', run(path, 'fold-1'), yardstick);
  const whole = run(path, 'fold-2');
  print('fold, 2 threads', whole, yardstick);
  const tenth = run(firstTenth(join(folder, 'tenth.ndjson')), 'fold-2');
  print('its first tenth', tenth, yardstick);
  console.log(
    `cost per call, 2 threads: tenth ${microseconds(tenth)}, whole ${microseconds(whole)}, ` +
      `whole / tenth ${(perCall(whole) / perCall(tenth)).toFixed(2)} (CPU ${(whole.cpuMs / whole.calls / (tenth.cpuMs / tenth.calls)).toFixed(2)})`,
  );
}

/** Best of three by wall clock: other work on the machine only ever adds to it. */
function run(file, name) {
  const runs = [1, 2, 3].map(() => JSON.parse(execFileSync(process.execPath, [SELF, file, name], { encoding: 'utf8' })));
  return runs.reduce((best, each) => (each.ms < best.ms ? each : best));
}

async function measure(name) {
  const work = {
    parse: async () => scanAndParse(path),
    sha256: async () => hashFile(path),
    'fold-1': () => fold(1),
    'fold-2': () => fold(2),
  }[name];
  const startMs = performance.now();
  const calls = await work();
  const ms = performance.now() - startMs;
  const { user, system } = process.cpuUsage();
  return { ms, calls, bytes: sizeOf(path), cpuMs: (user + system) / 1e3, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}

async function fold(threads) {
  const { foldSources } = await import('../../dist/engine/fold-sources.js');
  const { DEFAULT_SETTINGS } = await import('../../dist/options.js');
  const { sources } = await foldSources({ paths: [path], settings: DEFAULT_SETTINGS, threads });
  return sources.reduce((sum, { records }) => sum + records, 0);
}

function scanAndParse(file) {
  let rows = 0;
  let rest = Buffer.alloc(0);
  eachChunk(file, Infinity, (chunk) => {
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

function hashFile(file) {
  const hash = createHash('sha256');
  eachChunk(file, Infinity, (chunk) => void hash.update(chunk));
  return hash.digest().length;
}

/** Whole rows: the cut row at the end is left out. */
function firstTenth(file) {
  const descriptor = openSync(file, 'w');
  let last = Buffer.alloc(0);
  eachChunk(path, sizeOf(path) / 10, (chunk) => {
    writeSync(descriptor, last);
    last = Buffer.from(chunk);
  });
  writeSync(descriptor, last.subarray(0, last.lastIndexOf(10) + 1));
  closeSync(descriptor);
  return file;
}

function eachChunk(file, bytes, take) {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  for (let position = 0; position < bytes; ) {
    const size = readSync(descriptor, buffer, 0, CHUNK_BYTES, position);
    if (size === 0) break;
    take(buffer.subarray(0, size));
    position += size;
  }
  closeSync(descriptor);
}

function print(name, { ms, bytes, cpuMs, peakMegabytes }, yardstick) {
  const speed = bytes / 1e3 / ms;
  const columns = [speed.toFixed(0).padStart(8), (speed / (yardstick.bytes / 1e3 / yardstick.ms)).toFixed(2).padStart(8)];
  console.log(
    `${name.padEnd(24)}${columns.join('')}${(cpuMs / 1e3).toFixed(1).padStart(7)}${peakMegabytes.toFixed(0).padStart(9)}`,
  );
}

function perCall({ ms, calls }) {
  return ms / calls;
}

function microseconds(measured) {
  return `${(perCall(measured) * 1e3).toFixed(1)} µs`;
}

function sizeOf(file) {
  const descriptor = openSync(file, 'r');
  const { size } = fstatSync(descriptor);
  closeSync(descriptor);
  return size;
}
