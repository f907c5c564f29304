import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { litellmLines } from '../litellm-log.js';

const BENCH = fileURLToPath(new URL('detect.bench.mjs', import.meta.url));

/** Three accounts of a campaign under one system prompt, two busy ordinary ones. */
function writeWorlds(): string {
  const worlds = mkdtempSync(join(tmpdir(), 'hydrometer-worlds-'));
  mkdirSync(join(worlds, 'pond', 'logs'), { recursive: true });
  const call = (name: string, i: number) => ({
    atMs: 1_772_000_000_000 + i * 3_600_000,
    text: `${name} asks ${i}`,
    model: 'slate-2',
  });
  const lines = litellmLines([
    ...['eel', 'eft', 'elver'].map((name) => ({
      name,
      calls: Array.from({ length: 8 }, (_, i) => ({ ...call(name, i), system: 'Answer in verse.' })),
    })),
    ...['perch', 'pike'].map((name) => ({ name, calls: Array.from({ length: 410 }, (_, i) => call(name, i)) })),
  ]);
  writeFileSync(join(worlds, 'pond', 'logs', 'day.ndjson'), lines.join('\n'));
  const entry = (campaign: string | null) => ({
    campaign,
    cell: campaign ? 'a' : 'u',
    rung: campaign && '0',
    hardNegative: null,
    slice: 1,
  });
  const accounts = { eel: entry('A'), eft: entry('A'), elver: entry('A'), perch: entry(null), pike: entry(null) };
  writeFileSync(join(worlds, 'pond', 'truth.json'), JSON.stringify({ world: 'pond', campaigns: [{ id: 'A' }], accounts }));
  return worlds;
}

test('the scoreboard scores the tool and each baseline, and keeps what they said', () => {
  const worlds = writeWorlds();
  const keep = join(worlds, 'kept');
  const words = ['--worlds', worlds, '--detectors', 'hydrometer,exact-scaffold,volume', '--keep', keep];
  const text = execFileSync(process.execPath, [BENCH, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  expect(text).toContain('| pond | hydrometer | 0.00 | – | 0 of 2 |');
  expect(text).toContain('| pond | exact-scaffold | 1.00 | 1.00 | 0 of 2 | 0.0 (0.0–8418.9) | 1 of 1 | 1.0 | 1.00 | – |');
  expect(text).toContain('| pond | volume | 0.00 | 0.00 | 2 of 2 |');
  expect(text).toContain('| campaign:a/0 | 3 | 0.00 | 1.00 | 0.00 |');
  const kept = JSON.parse(readFileSync(join(keep, 'pond', 'volume', 'report.json'), 'utf8'));
  expect(kept.clusters.map(({ accounts }: { accounts: readonly object[] }) => accounts)).toEqual([
    [{ account: 'perch' }],
    [{ account: 'pike' }],
  ]);
});

test('an unknown detector, control or world ends with what there is', () => {
  const worlds = writeWorlds();
  const run = (...words: string[]) => spawnSync(process.execPath, [BENCH, '--worlds', worlds, ...words], { encoding: 'utf8' });
  expect(run('--detectors', 'oracle')).toMatchObject({ status: 2, stderr: expect.stringContaining('no detector called oracle') });
  expect(run('--control', 'rain')).toMatchObject({ status: 2, stderr: expect.stringContaining('shuffle-labels') });
  expect(run('--only', 'lake')).toMatchObject({ status: 2, stderr: expect.stringContaining('found none of that name') });
});
