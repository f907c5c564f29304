/**
 * Speed and memory of `hydrometer digest` and `analyze`, beside what any reader must do with the same bytes on the same number of
 * threads (parse-rows.mjs), and beside SHA-256 and gunzip. Nothing is asserted: machines differ, and only the ratios of one run mean
 * something. Each measurement runs in a process of its own; those that are compared take turns.
 *
 *   npm run bench
 *   npm run bench -- --size 4GB --accounts 20000 --agentic 1GB --gzip 1GB --files 20000 --rounds 3
 *   node test/bench/fold.bench.mjs --log big.ndjson --only log
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compress, countRows, firstTenth, makeLog, splitLog } from './make-inputs.mjs';

const STAGES = fileURLToPath(new URL('./stages.mjs', import.meta.url));
const CLI = fileURLToPath(new URL('../../bin/hydrometer.js', import.meta.url));
const SMALL_FILE_BYTES = 50_000;
const START_UPS = 15;

const { values } = parseArgs({
  options: {
    log: { type: 'string' },
    size: { type: 'string', default: '500MB' },
    accounts: { type: 'string', default: '5000' },
    agentic: { type: 'string', default: '300MB' },
    gzip: { type: 'string', default: '150MB' },
    files: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string', default: 'start-up,log,agentic,gzip,files' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
const parts = { 'start-up': benchStartUp, log: benchLog, agentic: benchAgentic, gzip: benchGzip, files: benchFiles };
for (const name of values.only.split(',')) await parts[name]();

function benchStartUp() {
  const empty = Array.from({ length: START_UPS }, () => wallMs(['-e', '0']));
  const help = Array.from({ length: START_UPS }, () => wallMs([CLI, '--help']));
  const more = Math.min(...help) - Math.min(...empty);
  console.log(`\nstart-up: --help takes ${more.toFixed(0)} ms more than \`node -e 0\` (${Math.min(...empty).toFixed(0)} ms)`);
}

function benchLog() {
  const path = values.log ?? makeLog(join(folder, 'chat.ndjson'), '--size', values.size, '--accounts', values.accounts);
  const title = values.log === undefined ? `chat log, ${values.accounts} accounts` : path;
  const measured = measure(path, ['parse-1', 'parse-2', 'sha256', 'digest-1', 'digest-2', 'analyze-2']);
  printTable(title, path, measured, { sha256: 'parse-1', 'digest-1': 'parse-1', 'digest-2': 'parse-2', 'analyze-2': 'parse-2' });
  printGrowth(path, measured);
}

/** Cost of a call in a tenth of the log and in the whole: what grows faster than the log shows here. */
function printGrowth(path, whole) {
  const tenth = firstTenth(path, join(folder, 'tenth.ndjson'));
  const [few, many] = [countRows(tenth), countRows(path)];
  const measured = measure(tenth, ['parse-2', 'digest-2', 'analyze-2']);
  console.log(`\ncost of a call, CPU us: ${few} calls beside ${many}`);
  for (const [stage, { cpuMs }] of measured) {
    const [before, after] = [(cpuMs * 1e3) / few, (whole.get(stage).cpuMs * 1e3) / many];
    console.log(
      `${stage.padEnd(14)}${before.toFixed(1).padStart(8)} ${after.toFixed(1).padStart(8)}  ${(after / before).toFixed(2)} times`,
    );
  }
}

function benchAgentic() {
  const path = makeLog(join(folder, 'agentic.ndjson'), '--kind', 'agentic', '--size', values.agentic, '--accounts', '60');
  const measured = measure(path, ['parse-1', 'parse-2', 'digest-1', 'digest-2']);
  printTable('agentic log, rows of 50 to 200 KB', path, measured, { 'digest-1': 'parse-1', 'digest-2': 'parse-2' });
}

async function benchGzip() {
  const plain = makeLog(join(folder, 'gzip.ndjson'), '--size', values.gzip, '--accounts', '2000');
  const path = await compress(plain);
  const measured = measure(path, ['gunzip', 'digest-1', 'digest-2']);
  printTable('gzip, MB of log', plain, measured, { 'digest-1': 'gunzip', 'digest-2': 'gunzip' });
}

function benchFiles() {
  const files = Number(values.files);
  const log = makeLog(join(folder, 'files.ndjson'), '--size', `${files * SMALL_FILE_BYTES}B`, '--accounts', '2000');
  const { many, one } = splitLog(log, folder, { files, bytes: SMALL_FILE_BYTES });
  const measured = new Map([
    ['digest-2', null],
    ['many', null],
  ]);
  for (let round = 0; round < Number(values.rounds); round++) {
    keepBest(measured, 'digest-2', runStage('digest-2', one));
    keepBest(measured, 'many', runStage('digest-2', many));
  }
  printTable(`${files} files of ${SMALL_FILE_BYTES / 1e3} KB beside one`, one, measured, { many: 'digest-2' });
}

/** Best of the rounds by wall clock: other work on the machine only ever adds to it. */
function measure(path, stages) {
  const measured = new Map(stages.map((stage) => [stage, null]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const stage of stages) keepBest(measured, stage, runStage(stage, path));
  }
  return measured;
}

function keepBest(measured, stage, result) {
  const best = measured.get(stage);
  measured.set(stage, {
    ms: Math.min(result.ms, best?.ms ?? Number.POSITIVE_INFINITY),
    cpuMs: Math.min(result.cpuMs, best?.cpuMs ?? Number.POSITIVE_INFINITY),
    peakMegabytes: Math.max(result.peakMegabytes, best?.peakMegabytes ?? 0),
  });
}

function runStage(stage, path) {
  const output = /^(digest|analyze)/.test(stage) ? [join(folder, 'output')] : [];
  return JSON.parse(execFileSync(process.execPath, [STAGES, stage, path, ...output], { encoding: 'utf8' }));
}

/** @param yardsticks stage → the stage that it is compared with */
function printTable(title, path, measured, yardsticks) {
  const { size } = statSync(path);
  console.log(`\n${title}, ${(size / 1e6).toFixed(0)} MB`);
  console.log(`${''.padEnd(14)}    MB/s    CPU s  peak MB  speed beside it`);
  for (const [stage, { ms, cpuMs, peakMegabytes }] of measured) {
    const columns = [(size / 1e3 / ms).toFixed(0), (cpuMs / 1e3).toFixed(2), peakMegabytes.toFixed(0)];
    console.log(
      `${stage.padEnd(14)}${columns.map((text) => text.padStart(8)).join(' ')}  ${besideText(stage, measured, yardsticks)}`,
    );
  }
}

function besideText(stage, measured, yardsticks) {
  const other = yardsticks[stage];
  if (other === undefined) return '';
  const [own, beside] = [measured.get(stage), measured.get(other)];
  return `${(beside.ms / own.ms).toFixed(2)} of ${other} (CPU ${(beside.cpuMs / own.cpuMs).toFixed(2)})`;
}

function wallMs(words) {
  const startMs = performance.now();
  spawnSync(process.execPath, words, { stdio: 'ignore' });
  return performance.now() - startMs;
}
