import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callLine } from '../engine/log-folder.js';
import { runHydrometer } from './run-hydrometer.js';

const BIN = fileURLToPath(new URL('../../bin/hydrometer.js', import.meta.url));
const log = join(mkdtempSync(join(tmpdir(), 'hydrometer-medium-')), 'medium.ndjson');
let folder: string;

/** Some seconds of work: 15 MB, 40 accounts. */
beforeAll(() => {
  const file = openSync(log, 'w');
  for (let i = 0; i < 20_000; i += 400) {
    const rows = Array.from({ length: 400 }, (_, j) => callLine(i + j, { account: `skipper-${(i + j) % 40}`, padding: 600 }));
    writeSync(file, rows.join(''));
  }
});
afterAll(() => rmSync(join(log, '..'), { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-processes-'));
});

interface Killed {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

function runAndKill(words: readonly string[], signal: NodeJS.Signals, afterMs: number): Promise<Killed> {
  const child = spawn(process.execPath, [BIN, ...words], { env: { PATH: process.env.PATH, NO_COLOR: '1', TMPDIR: folder } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const timer = setTimeout(() => child.kill(signal), afterMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, by) => {
      clearTimeout(timer);
      resolve({ exitCode, signal: by, stderr });
    });
  });
}

/** All that the manifest names is there, in its size. */
function expectWhole(out: string): void {
  const { outputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  expect(outputs.length).toBeGreaterThan(3);
  for (const { name, size } of outputs) expect(statSync(join(out, name)).size).toBe(size);
}

/** Moments of a run: starting, reading, comparing, about to write. Which is hit does not matter: nothing half-done may look done. */
const MOMENTS_MS = [150, 700, 2000];

describe.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('a run that is ended by %s', (signal) => {
  test.each(MOMENTS_MS)('after %i ms leaves no case folder or a whole one, and another run succeeds', async (afterMs) => {
    const out = join(folder, 'case');
    const { exitCode, signal: by } = await runAndKill(['analyze', log, '--out', out, '--quiet'], signal, afterMs);
    if (existsSync(out)) expectWhole(out);
    else if (by === null) expect([130, 143]).toContain(exitCode);
    if (signal !== 'SIGKILL') expect(readdirSync(folder).filter((name) => name !== 'case')).toEqual([]);
    if (afterMs !== MOMENTS_MS[1]) return;
    expect(await runHydrometer(['analyze', log, '--out', out, '--quiet', '--force'])).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).totals).toMatchObject({ calls: 20_000 });
  });

  test('while a digest is written leaves no digest or a whole one', async () => {
    const digest = join(folder, 'night.digest');
    await runAndKill(['digest', log, '-o', digest, '--quiet'], signal, 1000);
    if (existsSync(digest)) expect(await runHydrometer(['inspect', digest])).toMatchObject({ exitCode: 0 });
    expect(await runHydrometer(['digest', log, '-o', digest, '--quiet'])).toMatchObject({ exitCode: 0 });
    expect(await runHydrometer(['inspect', digest])).toMatchObject({ exitCode: 0 });
  });
});

/** A file system of 64 KB, where this machine lets us mount one. */
function mountSmall(): string | null {
  const at = mkdtempSync(join(tmpdir(), 'hydrometer-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    return null;
  }
}

describe('a full disk', () => {
  let small: string | null = null;
  beforeAll(() => {
    small = mountSmall();
  });
  afterAll(() => {
    if (small !== null) execFileSync('umount', [small], { stdio: 'ignore' });
  });

  test.each([
    ['analyze', '--out', 'case'],
    ['digest', '-o', 'night.digest'],
  ])('%s says so, says what to do, and leaves nothing under the final name', async (command, option, name) => {
    if (small === null) return console.warn('skipped: this machine lets nobody mount a small file system');
    const target = join(small, name);
    const { exitCode, stdout, stderr } = await runHydrometer([command, log, option, target, '--quiet']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(/full disk|no space left/);
    expect(stderr).toMatch(/choose (another path|a folder elsewhere)/);
    expect(stderr).toContain('code E_OUTPUT_UNWRITABLE');
    expect(readdirSync(small)).toEqual([]);
  });

  test('an export of several files writes all of them or none', async () => {
    if (small === null) return console.warn('skipped: this machine lets nobody mount a small file system');
    const out = join(folder, 'case');
    await runHydrometer(['analyze', log, '--out', out, '--quiet']);
    writeFileSync(join(small, 'filler'), Buffer.alloc(56 * 1024));
    const { exitCode, stderr } = await runHydrometer(['export', out, '--format', `csv=${join(small, 'tables')}`]);
    rmSync(join(small, 'filler'));
    expect(exitCode).toBe(3);
    expect(stderr).toContain('no space left on device; choose another path');
    expect(readdirSync(join(small, 'tables'))).toEqual([]);
    rmSync(join(small, 'tables'), { recursive: true });
  });

  test.each([['inspect', log], ['--help']])('that standard output goes to is told: %s', async (...words) => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [BIN, ...words], { stdio: ['ignore', full, 'pipe'] });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const exitCode = await new Promise((resolve) => child.on('close', resolve));
    expect(exitCode).toBe(3);
    expect(stderr).toContain('expected to print the result, got ENOSPC: no space left on device; print it into a file elsewhere');
  });

  test('or a limit of size that cuts a printed result is told, though the first part was written', async () => {
    const result = join(folder, 'schema.json');
    const shell = spawn('sh', ['-c', 'ulimit -f 8 && exec "$0" "$@" > "$RESULT"', process.execPath, BIN, 'schema', 'report'], {
      env: { PATH: process.env.PATH, RESULT: result },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    shell.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const exitCode = await new Promise((resolve) => shell.on('close', resolve));
    expect(statSync(result).size).toBeGreaterThan(0);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('expected to print the result, got EFBIG: file too large');
  });

  test('standard input that finds no room for its copy says so', async () => {
    if (small === null) return console.warn('skipped: this machine lets nobody mount a small file system');
    const input = readFileSync(log);
    const { exitCode, stderr } = await runHydrometer(['inspect', '-'], { input, environment: { TMPDIR: small } });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/-: expected to copy standard input .*no space left on device.*set TMPDIR to a folder with room/);
    expect(readdirSync(small)).toEqual([]);
  });

  test('a Parquet file in an archive that finds no room for its copy says so', async () => {
    if (small === null) return console.warn('skipped: this machine lets nobody mount a small file system');
    const filler = join(small, 'filler');
    mkdirSync(join(small, 'tmp'));
    try {
      writeFileSync(filler, Buffer.alloc(64 * 1024));
    } catch {
      // As much as there was room for.
    }
    const { exitCode, stderr } = await runHydrometer(['inspect', 'fixtures/containers/calls-parquet.zip'], {
      environment: { TMPDIR: join(small, 'tmp') },
    });
    rmSync(filler);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/expected to copy its stream to .*no space left on device.*set TMPDIR to a folder with room/);
  });
});
