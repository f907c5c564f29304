/**
 * Cost of what comes after the fold, by number of accounts: processor seconds of each step, peak memory, share of the fold, and the
 * exponent from one size to the next (1 is linear). Nothing is asserted. Logs are made (make-log.mjs) and deleted again; each
 * measurement runs in a process of its own.
 *
 *   npm run bench:scale
 *   npm run bench:scale -- --accounts 5000,20000,80000 --calls 100
 *   npm run bench:scale -- --digests one.digest,other.digest     all of them as one log, without a fold
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeLog } from './make-inputs.mjs';

const STEPS = fileURLToPath(new URL('./scale-steps.mjs', import.meta.url));
const STAGES = fileURLToPath(new URL('./stages.mjs', import.meta.url));
const CLI = fileURLToPath(new URL('../../bin/hydrometer.js', import.meta.url));
/** Mean of rows of `--kind short`. */
const ROW_BYTES = 1_800;

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000,4000' },
    calls: { type: 'string', default: '100' },
    digests: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'hydrometer-scale-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
if (values.digests === undefined) {
  const sizes = values.accounts.split(',').map(Number);
  sizes.map(measureSize).reduce((smaller, larger) => {
    const exponent = Math.log(larger.cpuMs / smaller.cpuMs) / Math.log(larger.accounts / smaller.accounts);
    console.log(`${smaller.accounts} to ${larger.accounts} accounts: exponent ${exponent.toFixed(2)}`);
    return larger;
  });
} else {
  printSteps(run(STEPS, ...values.digests.split(',')));
}

function measureSize(accounts) {
  const sizeBytes = accounts * Number(values.calls) * ROW_BYTES;
  const words = ['--size', `${sizeBytes}B`, '--accounts', String(accounts), '--kind', 'short', '--vocabulary', 'zipf'];
  const log = makeLog(join(folder, 'log.ndjson'), ...words);
  const fold = run(STAGES, 'digest-2', log, join(folder, 'measured.digest'));
  execFileSync(process.execPath, [CLI, 'digest', log, '-o', join(folder, 'log.digest'), '--quiet']);
  rmSync(log);
  const measured = run(STEPS, join(folder, 'log.digest'));
  const cpuMs = printSteps(measured);
  console.log(
    `  fold${(fold.cpuMs / 1e3).toFixed(1).padStart(20)} s; the steps after it take ${((100 * cpuMs) / fold.cpuMs).toFixed(0)} % of that`,
  );
  return { accounts, cpuMs };
}

function run(script, ...words) {
  return JSON.parse(execFileSync(process.execPath, [script, ...words], { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}

/** @returns processor time of all steps but reading the digest */
function printSteps({ accounts, units, groups, peakMegabytes, steps }) {
  console.log(`\n${accounts} accounts, ${units} units, ${groups} groups: peak ${peakMegabytes} MB`);
  for (const { step, cpuMs, rssMegabytes } of steps)
    console.log(`  ${step.padEnd(12)}${(cpuMs / 1e3).toFixed(2).padStart(10)} s ${String(rssMegabytes).padStart(8)} MB`);
  return steps.filter(({ step }) => step !== 'read').reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
