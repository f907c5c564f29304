/**
 * Fuzzing: npm run fuzz -- [--minutes N] [--target name] [--seed N]. Seeded and mutational; not part of npm test. Each target runs in a
 * process of its own, so that a hang or a crash is a finding too. A failing input is written to fuzz-failures/ in the working folder, with
 * its seed in the name: `--target name --seed N` makes it again.
 */
import { fork } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { TARGETS } from './targets.mjs';

/** Longer than any honest input of some hundred kilobytes takes on a busy machine. */
const HANG_MS = 60_000;
const FAILURES = 'fuzz-failures';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '2' }, target: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const names = values.target === undefined ? Object.keys(TARGETS) : [values.target];
for (const name of names)
  if (TARGETS[name] === undefined) throw new Error(`--target: expected one of ${Object.keys(TARGETS).join(', ')}, got ${name}`);
const folder = mkdtempSync(join(tmpdir(), 'hydrometer-fuzz-'));
let failures = 0;
for (const name of names) failures += await runTarget(name, (Number(values.minutes) * 60_000) / names.length);
rmSync(folder, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;

function runTarget(name, budgetMs) {
  const path = join(folder, name);
  const child = fork(fileURLToPath(new URL('fuzz-child.mjs', import.meta.url)), [name, values.seed, path, budgetMs], {
    env: { ...process.env, TMPDIR: folder },
  });
  return new Promise((resolve) => {
    let seed = Number(values.seed);
    let done = null;
    let failure = null;
    let heardMs = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - heardMs < HANG_MS) return;
      failure ??= `no answer for ${HANG_MS / 1000} s`;
      child.kill('SIGKILL');
    }, 1000);
    child.on('message', (message) => {
      heardMs = Date.now();
      if (message.seed !== undefined) seed = message.seed;
      if (message.failed !== undefined) failure = message.words;
      if (message.done !== undefined) done = message;
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      if (done !== null) {
        process.stdout.write(`${name}: ${done.done} inputs, at most ${Math.round(done.rssBytes / 1e6)} MB, no failure\n`);
        return resolve(0);
      }
      mkdirSync(FAILURES, { recursive: true });
      const kept = join(FAILURES, `${name}-${seed}`);
      // A child that could not start has written none.
      if (existsSync(path)) copyFileSync(path, kept);
      process.stdout.write(`${name}: seed ${seed} fails, input in ${kept}\n${failure ?? `ended with ${code ?? signal}`}\n`);
      resolve(1);
    });
  });
}
