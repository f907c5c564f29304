import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { observationLine } from '../engine/join-log.js';
import { callLine } from '../engine/log-folder.js';
import { runHydrometer } from './run-hydrometer.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-inputs-'));
});

const calls = (count: number): string => Array.from({ length: count }, (_, i) => callLine(i)).join('');
const fixture = (name: string): string => `fixtures/formats/generic/${name}`;

describe('inputs of a folder', () => {
  test('inspect lists what it did not read, with the reason', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    writeFileSync(join(logs, 'march.ndjson'), calls(3));
    writeFileSync(join(logs, 'prose.log'), 'Dear harbour master,\nno log.\n');
    symlinkSync(join(logs, 'march.ndjson'), join(logs, 'latest.ndjson'));
    const { exitCode, stdout } = await runHydrometer(['inspect', logs]);
    expect(exitCode).toBe(0);
    const [, unread] = stdout.split('Found and not read');
    expect(unread?.replaceAll(/\s+/g, ' ').replaceAll(`${logs}/`, '')).toBe(
      ' latest.ndjson is a link; name it to read what it points to prose.log expected NDJSON, a JSON array, CSV or Parquet, ' +
        'got text that starts with "Dear harbour master,"; export the calls in one of these forms, CSV with a header line ',
    );
    const { stdout: json } = await runHydrometer(['inspect', logs, '--json']);
    expect(JSON.parse(json)).toMatchObject({ calls: 3, unread: [{ code: 'E_INPUT_IGNORED' }, { code: 'E_FORMAT_UNKNOWN' }] });
  });

  test('a report names what was not read, and verify repeats it', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    writeFileSync(join(logs, 'march.ndjson'), calls(3));
    writeFileSync(join(logs, 'prose.txt'), 'Dear harbour master');
    const analysis = await runHydrometer(['analyze', logs, '--out', join(folder, 'case')]);
    expect(analysis.stdout).toContain('Not read  1 file; the report names it\n');
    const report = JSON.parse(readFileSync(join(folder, 'case', 'report.json'), 'utf8'));
    expect(report.unread).toMatchObject({ files: 1, listed: [{ path: join(logs, 'prose.txt'), code: 'E_INPUT_IGNORED' }] });
    const { exitCode, stdout } = await runHydrometer(['verify', join(folder, 'case'), '--logs', logs]);
    expect(stdout).toContain('ok            Analysis again:');
    expect(exitCode).toBe(0);
  });

  test('a list of accounts among the logs was read', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    writeFileSync(join(logs, 'march.ndjson'), calls(3));
    writeFileSync(join(logs, 'accounts.csv'), 'account_id,plan\nkeeper-1,free\n');
    const words = ['analyze', logs, '--accounts', join(logs, '.', 'accounts.csv'), '--out', join(folder, 'case')];
    expect((await runHydrometer(words)).stdout).not.toContain('Not read');
    expect((await runHydrometer([...words.slice(0, 2), '--out', join(folder, 'other')])).stdout).toContain('Not read  1 file');
  });

  test('a folder of digests says how digests are named', async () => {
    const digests = join(folder, 'digests');
    mkdirSync(digests);
    writeFileSync(join(digests, 'march.digest'), 'hydrometer digest');
    const { exitCode, stderr } = await runHydrometer(['analyze', digests, '--out', join(folder, 'case')]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('is named like a digest; name digests themselves to analyse them');
  });

  test('a digest keeps the list', async () => {
    writeFileSync(join(folder, 'march.ndjson'), calls(3));
    writeFileSync(join(folder, 'notes.txt'), 'no log');
    const digest = join(tmpdir(), `${folder.split('/').at(-1)}.digest`);
    await runHydrometer(['digest', folder, '-o', digest]);
    const { stdout } = await runHydrometer(['inspect', digest, '--json']);
    expect(JSON.parse(stdout).unread).toMatchObject([{ path: join(folder, 'notes.txt'), code: 'E_INPUT_IGNORED' }]);
  });
});

describe('a damaged input', () => {
  const damaged = (): string => {
    const path = join(folder, 'march.ndjson.gz');
    const stored = gzipSync(calls(3000));
    writeFileSync(path, stored.subarray(0, stored.length - 100));
    return path;
  };

  test.each([
    ['analyze', ['--out', 'case']],
    ['digest', ['-o', 'march.digest']],
    ['inspect', []],
  ])('%s keeps what is good, says what is not and ends with 3', async (command, options) => {
    const path = damaged();
    const words = options.map((word) => (word.startsWith('-') ? word : join(folder, word)));
    const { exitCode, stdout, stderr } = await runHydrometer([command, path, ...words]);
    expect(exitCode).toBe(3);
    expect(stdout).not.toBe('');
    expect(stderr).toContain(`${path}: expected gzip data up to stored byte`);
    expect(stderr).toContain('the result holds what could be read\n  code E_INPUT_TRUNCATED\n');
    if (command === 'analyze') {
      const report = JSON.parse(readFileSync(join(folder, 'case', 'report.json'), 'utf8'));
      expect(report.totals.calls).toBeGreaterThan(2000);
      expect(readFileSync(join(folder, 'case', 'rejects.ndjson'), 'utf8')).toContain('unexpected end of file');
    }
  });
});

describe('standard input', () => {
  const CASES: readonly (readonly [string, string])[] = [
    ['NDJSON', fixture('sample.ndjson')],
    ['CSV', fixture('sample.csv')],
    ['Parquet', 'fixtures/containers/calls.parquet'],
    ['zip', 'fixtures/containers/calls.zip'],
    ['zstd', 'fixtures/containers/calls.ndjson.zst'],
  ];
  test.each(CASES)('%s gives the same calls as the file', async (_, path) => {
    const read = async (result: ReturnType<typeof runHydrometer>) => {
      const { calls: count, accounts, losses, files } = JSON.parse((await result).stdout);
      return { count, accounts, losses, hashes: files.map(({ sha256 }: { sha256: string }) => sha256) };
    };
    const named = await read(runHydrometer(['inspect', path, '--json']));
    expect(named.count).toBe(3);
    const spool = join(folder, 'spool');
    mkdirSync(spool);
    const piped = runHydrometer(['inspect', '-', '--json'], { input: readFileSync(path), environment: { TMPDIR: spool } });
    expect(await read(piped)).toEqual(named);
    expect(readdirSync(spool)).toEqual([]);
  });

  test('members of an archive that comes in that way are named', async () => {
    cpSync('fixtures/containers/calls.zip', join(folder, 'calls.zip'));
    const { stdout } = await runHydrometer(['inspect', '-', '--json'], { input: readFileSync(join(folder, 'calls.zip')) });
    expect(JSON.parse(stdout).files.map(({ path }: { path: string }) => path)).toEqual(['-', '-!march.ndjson']);
  });
});

describe('a Langfuse export with its manifest', () => {
  test('a file that was cut between two rows is found by the rows that the manifest lists', async () => {
    mkdirSync(join(folder, 'observations'));
    const lines = Array.from({ length: 5 }, (_, i) => observationLine(`o-${i}`, 't-1'));
    writeFileSync(join(folder, 'observations', '08.jsonl'), lines.join(''));
    const listed = (name: string): object => ({ key: `p-1/observations/${name}.jsonl`, table: 'observations', rowCount: 6 });
    const manifest = { version: 1, exportSource: 'OBSERVATIONS', tables: ['observations'], files: [listed('08'), listed('09')] };
    mkdirSync(join(folder, 'manifests'));
    writeFileSync(join(folder, 'manifests', '08.json'), JSON.stringify(manifest));
    const { exitCode, stdout, stderr } = await runHydrometer(['inspect', folder, '--json']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`expected 6 rows as ${join(folder, 'manifests', '08.json')} lists, got 5`);
    expect(stderr).toContain('code E_INPUT_INCOMPLETE');
    const { files, unread, calls: read } = JSON.parse(stdout);
    expect(read).toBe(5);
    expect(files.find(({ path }: { path: string }) => path.endsWith('08.jsonl')).damage).toContain('expected 6 rows');
    expect(unread).toMatchObject([{ path: 'p-1/observations/09.jsonl', code: 'E_INPUT_MISSING' }]);
  });
});

test('a digest is not written over a log, nor into a folder of logs', async () => {
  const path = join(folder, 'march.ndjson');
  writeFileSync(path, calls(3));
  const over = await runHydrometer(['digest', path, '-o', path]);
  expect(over.exitCode).toBe(2);
  expect(over.stderr).toContain(`-o: expected a file outside the inputs, but ${path} is one; choose another name`);
  const into = await runHydrometer(['digest', folder, '-o', join(folder, 'march.digest')]);
  expect(into.stderr).toContain(`lies in ${folder}; choose a folder elsewhere`);
  expect(readdirSync(folder)).toEqual(['march.ndjson']);
});
