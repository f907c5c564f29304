import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { observationLine, traceLine } from '../engine/join-log.js';
import { makeKeyPair } from '../engine/seal-body.js';
import { runHydrometer } from './run-hydrometer.js';

const TRACES = [1, 2, 3].map((i) => traceLine(`t-${i}`, `keeper-${i}`)).join('');
const { privateKey } = makeKeyPair();

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-beside-'));
  mkdirSync(join(folder, 'logs'));
  for (const night of [1, 2]) {
    const calls = Array.from({ length: 9 }, (_, i) => observationLine(`o-${night}-${i}`, `t-${(i % 4) + 1}`));
    writeFileSync(join(folder, 'logs', `${night}.jsonl`), calls.join(''));
  }
  writeFileSync(join(folder, 'traces.jsonl.gz'), gzipSync(TRACES));
  mkdirSync(join(folder, 'bodies'));
  writeFileSync(join(folder, 'bodies', 'x.json'), 'Fog');
  writeFileSync(join(folder, 'key.pem'), privateKey);
  log = join(folder, 'logs');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const beside = () => [
  ...['--join', join(folder, 'traces.jsonl.gz')],
  ...['--bodies', join(folder, 'bodies')],
  ...['--private-key', join(folder, 'key.pem')],
];
const analyze = (out: string, ...words: string[]) =>
  runHydrometer(['analyze', log, ...beside(), '--out', join(folder, out), ...words]);
const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('--join, --bodies and --private-key', () => {
  test('complete the calls, and report and manifest say what was given', async () => {
    expect(await analyze('case')).toMatchObject({ exitCode: 0, stderr: '' });
    const report = JSON.parse(readFileSync(join(folder, 'case', 'report.json'), 'utf8'));
    expect(report.totals).toMatchObject({ calls: 18, accounts: 3, unattributedCalls: 4 });
    expect(report.joins).toMatchObject({
      calls: [{ format: 'langfuse', joinedCalls: 14, unjoinedCalls: 4, kinds: [{ rows: 3, unusedRows: 0 }] }],
      bodies: { files: 1, read: 0, missing: 0 },
      unsealed: { opened: 0, failed: 0 },
    });
    const stored = readFileSync(join(folder, 'traces.jsonl.gz'));
    const manifest = JSON.parse(readFileSync(join(folder, 'case', 'manifest.json'), 'utf8'));
    expect(manifest.beside).toEqual({
      joinFiles: [{ path: join(folder, 'traces.jsonl.gz'), size: stored.length, sha256: sha256(stored) }],
      bodies: { path: join(folder, 'bodies'), files: 1, size: 3, listSha256: sha256(`${sha256('Fog')}  x.json\n`) },
      hasPrivateKey: true,
    });
    const page = readFileSync(join(folder, 'case', 'report.html'), 'utf8');
    expect(page).toContain('14 calls found a partner, 4 found none; Langfuse traces: 3 rows, 0 of them asked for by no call');
    expect(page).toContain(sha256(stored));
  });

  test('rows of them that could not be read are listed behind those of the logs, each at its place', async () => {
    const [accounts, traces] = ['accounts.csv', 'torn.jsonl'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(join(folder, 'logs', '3.jsonl'), `{"torn\n${observationLine('o-3-0', 't-1')}`);
    writeFileSync(accounts, 'account_id,plan\nkeeper-1,payg\nkeeper-1,team\n');
    writeFileSync(traces, `${TRACES}{"torn trace\n`);
    const words = ['analyze', log, '--join', traces, '--accounts', accounts, '--out', join(folder, 'case'), '--max-rejects', '1'];
    expect(await runHydrometer(words)).toMatchObject({ exitCode: 0 });
    const { totals, sources } = JSON.parse(readFileSync(join(folder, 'case', 'report.json'), 'utf8'));
    expect(totals).toMatchObject({ rows: 20, calls: 19, rejects: 1 });
    expect(sources.map(({ rejects }: { readonly rejects: number }) => rejects)).toEqual([0, 0, 1]);
    const listed = readFileSync(join(folder, 'case', 'rejects.ndjson'), 'utf8')
      .trimEnd()
      .split('\n');
    const rowAt = (line: string): string => {
      const { place } = JSON.parse(line);
      return readFileSync(place.file).toString('utf8', place.byte, place.byte + place.length);
    };
    expect(listed.map(rowAt)).toEqual(['{"torn', '{"torn trace', 'keeper-1,team']);
    const again = await runHydrometer(['verify', join(folder, 'case'), '--logs', folder]);
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('ok            Analysis again') });
  });

  test('nothing of the key appears in any output, on screen or on disk', async () => {
    const { stdout, stderr } = await analyze('case');
    const written = readdirSync(join(folder, 'case')).map((name) => readFileSync(join(folder, 'case', name), 'utf8'));
    const inspected = await runHydrometer(['inspect', log, ...beside(), '--json']);
    const digest = join(folder, 'night.digest');
    expect((await runHydrometer(['digest', log, ...beside(), '-o', digest])).exitCode).toBe(0);
    const outputs = [stdout, stderr, ...written, inspected.stdout, inspected.stderr, readFileSync(digest, 'latin1')].join('\n');
    expect(written.length).toBeGreaterThanOrEqual(6);
    for (const line of privateKey.split('\n').filter((each) => each !== '')) expect(outputs).not.toContain(line);
  });

  test('give the same bytes for 1 and 2 threads', async () => {
    await analyze('one', '--threads', '1');
    await analyze('two', '--threads', '2');
    for (const name of ['report.json', 'accounts.ndjson', 'report.html', 'rejects.ndjson'])
      expect(readFileSync(join(folder, 'two', name))).toEqual(readFileSync(join(folder, 'one', name)));
  });

  test('inspect says what completed the calls and who vouches for the identifiers', async () => {
    const { exitCode, stdout } = await runHydrometer(['inspect', log, ...beside()]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('What completed the calls');
    expect(stdout).toContain('langfuse: 14 calls found a partner, 4 found none');
    expect(stdout).toContain('authenticated: project_id');
    expect(stdout).toContain('asserted by the caller or the application: user_id, session_id');
  });

  test('digests carry what completed their calls', async () => {
    const digests = [1, 2].map((night) => join(folder, `${night}.digest`));
    for (const [i, digest] of digests.entries())
      await runHydrometer(['digest', join(log, `${i + 1}.jsonl`), ...beside(), '-o', digest]);
    await runHydrometer(['analyze', ...digests, '--out', join(folder, 'case')]);
    const { joins } = JSON.parse(readFileSync(join(folder, 'case', 'report.json'), 'utf8'));
    expect(joins.calls).toMatchObject([{ joinedCalls: 14, unjoinedCalls: 4, kinds: [{ unusedRows: null }] }]);
    expect(joins.files).toHaveLength(1);
  });

  test.each([
    ['--join', 'absent.jsonl', 'E_INPUT_MISSING'],
    ['--bodies', 'absent', 'E_INPUT_MISSING'],
    ['--private-key', 'traces.jsonl.gz', 'E_PRIVATE_KEY'],
  ])('%s with %s is an input error', async (option, name, code) => {
    const { exitCode, stderr } = await runHydrometer(['inspect', log, option, join(folder, name)]);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(`code ${code}`);
  });

  test('standard input holds logs, never rows that complete them', async () => {
    const { exitCode, stderr } = await runHydrometer(['inspect', log, '--join', '-']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--join: expected a file or folder, got - (standard input is for logs)');
  });
});
