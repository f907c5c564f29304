import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHydrometer } from './run-hydrometer.js';

const LOG = 'fixtures/formats/litellm/sample.ndjson';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-inspect-'));
  out = join(folder, 'case');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('inspect and digest', () => {
  test('inspect says what is in a file and why it was recognised', async () => {
    const { exitCode, stdout } = await runHydrometer(['inspect', LOG]);
    expect(exitCode).toBe(0);
    for (const part of [
      'recognised by:',
      'account: metadata.user_api_key_user_id',
      'Calls     5, 1 of them without an account',
      'What is missing',
    ])
      expect(stdout).toContain(part);
  });

  test('inspect --json is one JSON document', async () => {
    const { stdout } = await runHydrometer(['inspect', LOG, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: '1.0.0',
      calls: 5,
      accounts: 3,
      unattributedCalls: 1,
      files: [{ path: LOG, rows: 5, calls: 5, rejects: 0 }],
    });
  });

  test('a digest gives the same report as its log, and can be inspected', async () => {
    const digest = join(folder, 'night.digest');
    expect(await runHydrometer(['digest', LOG, '-o', digest])).toMatchObject({
      exitCode: 0,
      stdout: `${digest}: 5 calls of 3 accounts from 1 file\n`,
    });
    await runHydrometer(['analyze', LOG, '--out', out]);
    await runHydrometer(['analyze', digest, '--out', join(folder, 'second')]);
    expect(readFileSync(join(folder, 'second', 'report.json'), 'utf8')).toBe(readFileSync(join(out, 'report.json'), 'utf8'));
    expect((await runHydrometer(['inspect', digest])).stdout).toBe((await runHydrometer(['inspect', LOG])).stdout);
  });

  test('a digest keeps what it was made with: inspect says so, and options that would be ignored are refused', async () => {
    const digest = join(folder, 'agents.digest');
    await runHydrometer(['digest', LOG, '--account-key', 'metadata.user_agent', '-o', digest]);
    expect((await runHydrometer(['inspect', digest])).stdout).toContain('account: metadata.user_agent (as chosen)');
    expect(
      await runHydrometer(['analyze', digest, '--account-key', 'metadata.user_agent', '--out', out, '--quiet']),
    ).toMatchObject({
      exitCode: 0,
    });
    for (const command of ['inspect', 'analyze'])
      expect(await runHydrometer([command, digest, '--account-key', 'user'])).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringContaining('--account-key: expected "metadata.user_agent" as when'),
      });
    expect(await runHydrometer(['analyze', digest, '--join', LOG, '--bodies', folder])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/--join: expected logs beside it, got digests;.*\n {2}--bodies: expected logs/),
    });
  });

  test('inputs of which none can be read are told with the advice of the first', async () => {
    cpSync(LOG, join(folder, 'a.ndjson'));
    cpSync(LOG, join(folder, 'b.ndjson'));
    expect(await runHydrometer(['inspect', folder, '--input-format', 'otlp'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `hydrometer: expected model calls, got none; 2 inputs were not read, the first ${join(folder, 'a.ndjson')}: fits no format; nearest is otlp, which needs the key \`resourceSpans\`; leave --input-format out to detect it\n  code E_INPUT_NO_RECORDS\n`,
    });
  });

  test('a digest is no log, nor is one of another version', async () => {
    const [digest, older] = [join(folder, 'night.digest'), join(folder, 'older.digest')];
    await runHydrometer(['digest', LOG, '-o', digest]);
    writeFileSync(older, readFileSync(digest, 'latin1').replace(/^hydrometer digest \d+/, 'hydrometer digest 0'), 'latin1');
    for (const words of [
      ['digest', digest, '-o', join(folder, 'a')],
      ['inspect', older],
      ['inspect', join(folder, 'night*')],
    ])
      expect(await runHydrometer(words)).toMatchObject({
        exitCode: 3,
        stderr: expect.stringContaining('got a digest among logs, or one of another version; name digests alone'),
      });
  });

  test('a digest that is refused leaves its rejects, also when nothing was a call', async () => {
    const digest = join(folder, 'night.digest');
    const { exitCode, stderr } = await runHydrometer(['digest', 'fixtures/formats/litellm/broken.ndjson', '-o', digest]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('code E_INPUT_NO_RECORDS') });
    expect(readdirSync(folder)).toEqual(['night.digest.rejects.ndjson']);
    const lines = readFileSync(`${digest}.rejects.ndjson`, 'utf8').trimEnd().split('\n');
    expect(stderr).toContain(`${digest}.rejects.ndjson lists ${lines.length} rejects`);
    expect(JSON.parse(lines[0] as string).place.file).toBe('fixtures/formats/litellm/broken.ndjson');
  });

  test('a digest needs a name, and does not overwrite its input', async () => {
    expect((await runHydrometer(['digest', LOG])).stderr).toContain('-o: expected the digest file to write, got none');
    cpSync(LOG, join(folder, 'a.ndjson'));
    expect(await runHydrometer(['digest', join(folder, 'a.ndjson'), '-o', join(folder, 'a.ndjson')])).toMatchObject({
      exitCode: 2,
    });
  });
});
