/** One measurement, in a process of its own: `node stages.mjs <stage> <path> [other path]` prints what it took as JSON. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, rmSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { parseRange, RANGE_BYTES } from './parse-rows.mjs';

const STAGES = {
  'parse-1': (path) => parseRange(path, 0, Number.POSITIVE_INFINITY),
  'parse-2': (path) => parseOnThreads(path, 2),
  sha256: (path) => hashFile(path),
  gunzip: (path) => gunzip(path),
  'digest-1': (path, output) => runCommand('digest', path, '-o', output, '--quiet', '--threads', '1'),
  'digest-2': (path, output) => runCommand('digest', path, '-o', output, '--quiet', '--threads', '2'),
  'analyze-2': (path, output) => runCommand('analyze', path, '--out', output, '--force', '--quiet', '--threads', '2'),
};

const [stage, path, output] = process.argv.slice(2);
const startMs = performance.now();
await STAGES[stage](path, output);
const ms = performance.now() - startMs;
const { user, system } = process.cpuUsage();
if (output !== undefined) rmSync(output, { recursive: true, force: true });
// `process.exit`: reading is over, and threads that are still closing must not hold the process.
process.stdout.write(
  JSON.stringify({ ms, cpuMs: (user + system) / 1e3, peakMegabytes: process.resourceUsage().maxRSS / 1024 }),
  () => process.exit(0),
);

async function runCommand(...words) {
  const { runProgram } = await import('../../dist/cli/program.js');
  const exitCode = await runProgram([process.execPath, 'hydrometer', ...words], new AbortController().signal);
  if (exitCode !== 0) throw new Error(`hydrometer ${words.join(' ')} ended with ${exitCode}`);
}

/** Ranges are handed out as they are done with, as the fold does it. */
async function parseOnThreads(path, threads) {
  const { size } = statSync(path);
  let next = 0;
  const workThrough = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./parse-rows.mjs', import.meta.url), { workerData: { path } });
      const handOut = () => {
        if (next >= size) return resolve(worker.terminate());
        worker.postMessage({ from: next, to: Math.min(size, next + RANGE_BYTES) });
        next += RANGE_BYTES;
      };
      worker.on('message', handOut);
      worker.on('error', reject);
      handOut();
    });
  await Promise.all(Array.from({ length: threads }, workThrough));
}

function hashFile(path) {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
  const file = openSync(path, 'r');
  for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) hash.update(buffer.subarray(0, size));
  closeSync(file);
  return hash.digest('hex');
}

async function gunzip(path) {
  let bytes = 0;
  for await (const chunk of createReadStream(path).pipe(createGunzip())) bytes += chunk.length;
  return bytes;
}
