import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observationLine, traceLine } from '../engine/join-log.js';
import { callLine } from '../engine/log-folder.js';
import { runHydrometer } from './run-hydrometer.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-unfinished-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whole = Array.from({ length: 30 }, (_, i) => callLine(i)).join('');
const cut = whole.slice(0, -20);
const rows = whole.trimEnd().split('\n');
const header = 'request_id,account,timestamp,prompt\n';
const csv = (lines: number): string =>
  header + Array.from({ length: lines }, (_, i) => `tide-${i},skipper-1,2026-03-01T00:00:00Z,"When, at quay ${i}?"\n`).join('');

const write = (name: string, stored: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, stored);
  return path;
};

const byteOf = (line: number): number => rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);

describe.each([
  ['NDJSON', 'march.ndjson', cut, `line 30 (byte ${byteOf(30)}, `, 'expected the end of the row'],
  ['NDJSON in sound gzip', 'march.ndjson.gz', gzipSync(cut), `line 30 (byte ${byteOf(30)}, `, 'expected the end of the row'],
  ['a JSON array', 'march.json', `[${rows.slice(0, 29).join(',\n')}`, 'line 30 (byte ', 'expected the end of the array'],
  ['CSV', 'march.csv', csv(30).slice(0, -5), 'line 31 (byte ', 'expected a closing quote'],
] as const)('%s that ends in the middle of a row', (_, name, stored, place, reason) => {
  test('is read up to there; stderr, inspect and the report say where it ends', async () => {
    const path = write(name, stored);
    const inspection = await runHydrometer(['inspect', path, '--json']);
    expect(inspection.exitCode).toBe(0);
    expect(inspection.stderr).toContain(`hydrometer: ${path}: ${place}`);
    expect(inspection.stderr).toContain(reason);
    expect(JSON.parse(inspection.stdout).files[0]).toMatchObject({
      calls: 29,
      rejects: 1,
      damage: expect.stringContaining(`the file looks cut`),
    });
    const out = join(folder, `${name}-case`);
    const { exitCode, stderr } = await runHydrometer(['analyze', path, '--out', out]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`hydrometer: ${path}: ${place}`);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
    expect(report.sources[0].damage).toContain(place);
    expect(report.losses.map(({ id }: { id: string }) => id)).toContain('input-damaged');
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain(`Not whole: ${place}`);
    const rendered = await runHydrometer(['render', out, '--format', 'markdown']);
    expect(rendered.stdout).toContain('### Files that are not whole');
  });
});

test('a quote that is never closed is told with all that it swallowed, also where that is longer than a row may be', async () => {
  const lines = csv(400).split('\n');
  lines[301] = 'tide-300,"skipper-1,2026-03-01T00:00:00Z,When at quay 300?';
  const path = write(
    'quote.csv',
    lines.map((line, at) => (at > 301 ? line.replaceAll('"', '').replace('When,', 'When') : line)).join('\n'),
  );
  for (const words of [[], ['--max-record-bytes', '1024']]) {
    const { exitCode, stdout, stderr } = await runHydrometer(['inspect', path, '--json', ...words]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).files[0]).toMatchObject({ calls: 300, rejects: 1 });
    const [, bytes] = /line 302 \(byte \d+, (\d+) bytes\): expected a closing quote/.exec(stderr) ?? [];
    expect(Number(bytes)).toBeGreaterThan(99 * 50);
  }
});

test('a whole file, with or without a last line feed, is told to be nothing else', async () => {
  const { exitCode, stdout, stderr } = await runHydrometer(['inspect', write('whole.ndjson', whole.trimEnd()), '--json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout).files[0].damage).toBeNull();
});

test('the row that is cut stands in the piece where it starts, and its line is that of the file', async () => {
  const lines = Array.from({ length: 3_000 }, (_, i) => callLine(i, { padding: 6_000 }));
  const path = write('long.ndjson', lines.join('').slice(0, -100));
  const { stderr } = await runHydrometer(['inspect', path, '--json']);
  expect(stderr).toContain(`${path}: line 3000 (byte `);
});

test('what is cut in a digest is told again when the digest is read, and to those who want no summary', async () => {
  const path = write('april.ndjson', cut);
  const digest = join(folder, 'april.digest');
  expect((await runHydrometer(['digest', path, '-o', digest])).stderr).toContain('line 30 (byte ');
  const { exitCode, stderr } = await runHydrometer(['inspect', digest]);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('line 30 (byte ');
  expect(await runHydrometer(['digest', path, '-o', digest, '--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr });
});

test('ten files are named, the others are counted', async () => {
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  for (let i = 0; i < 12; i++) write(`logs/${String(i).padStart(2, '0')}.ndjson`, callLine(i) + callLine(i + 20).slice(0, 60));
  const { stderr } = await runHydrometer(['inspect', logs]);
  expect(stderr.split('\n')).toHaveLength(12);
  expect(stderr).toContain('hydrometer: and 2 more files that end in the middle of a row\n');
});

test('a file that is alone and cut in its first row is named, with where, what and what to do', async () => {
  const path = write('first.ndjson', callLine(0).slice(0, 40));
  for (const command of [
    ['inspect', path],
    ['analyze', path, '--out', join(folder, 'first-case')],
  ]) {
    const { exitCode, stderr } = await runHydrometer(command);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`the first at ${path}:1 (byte 0): expected the end of the row, got the end of the file`);
    expect(stderr).toContain('fetch what is cut again');
  }
  const second = write('second.ndjson', `${callLine(0)}{"request_id":`);
  const { stderr } = await runHydrometer(['analyze', second, '--out', join(folder, 'second-case')]);
  expect(stderr).toContain(`1 × E_INPUT_TRUNCATED, the first at ${second}:2 (byte ${callLine(0).length}): expected`);
  expect(stderr).toContain('raise --max-rejects (up to 1) to go on without these rows');
});

test('a join file that is cut is named, and damaged gzip ends the run with 3: calls may lack their partner because of it', async () => {
  const log = write('observations.jsonl', observationLine('o-1', 't-1') + observationLine('o-2', 't-2'));
  const traces = traceLine('t-1', 'ada') + traceLine('t-2', 'bo');
  const plain = write('traces.jsonl', traces.slice(0, -9));
  const told = await runHydrometer(['inspect', log, '--join', plain]);
  expect(told.exitCode).toBe(0);
  expect(told.stderr).toContain(`hydrometer: ${plain}: line 2 (byte `);
  expect(told.stdout.replaceAll(/\s+/g, ' ')).toContain('1 rejected, the first at line 2');
  const stored = gzipSync(traces);
  const packed = write('traces.jsonl.gz', stored.subarray(0, stored.length - 12));
  const out = join(folder, 'join-case');
  const refused = await runHydrometer(['analyze', log, '--join', packed, '--out', out]);
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toContain(`${packed}: expected gzip data up to stored byte`);
  const { joins } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  expect(joins.files[0]).toMatchObject({ path: packed, damage: { code: 'E_INPUT_TRUNCATED' } });
});
