import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { type CaseContent, writeCase } from '../../src/store/case-folder.js';
import { CASE_FILES } from '../../src/store/case-paths.js';
import { readCase, renderCase } from '../../src/store/read-case.js';
import { bakery } from '../report/bakery.js';

const content: CaseContent = {
  ...bakery(),
  rejects: [
    {
      place: { file: 'logs/2026-03-02.ndjson', line: 7, byte: 900, length: 12 },
      code: 'E_ROW_JSON',
      reason: 'expected JSON, got text',
    },
  ],
  settings: { ...DEFAULT_SETTINGS, seed: 11 },
  argv: ['analyze', 'logs'],
};

let folder: string;
let dir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-test-'));
  dir = join(folder, 'case');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writing a case', () => {
  test('leaves six files, and the manifest names the hash of each other one', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    expect(readdirSync(dir).sort()).toEqual([...CASE_FILES].sort());
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ tool: 'hydrometer', argv: ['analyze', 'logs'], seed: 11 });
    expect(manifest.inputs.map(({ path }: { path: string }) => path)).toEqual(content.report.sources.map(({ path }) => path));
    for (const { name, size, sha256 } of manifest.outputs) {
      const bytes = readFileSync(join(dir, name));
      expect([size, sha256]).toEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')]);
    }
  });

  test('twice gives the same bytes', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    const again = join(folder, 'again');
    await writeCase({ dir: again, inputs: [], force: false }, content);
    for (const name of CASE_FILES) expect(readFileSync(join(again, name), 'utf8')).toBe(readFileSync(join(dir, name), 'utf8'));
  });

  test('leaves nothing else beside it', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    expect(readdirSync(folder)).toEqual(['case']);
  });

  test('that is aborted leaves nothing', async () => {
    await expect(writeCase({ dir, inputs: [], force: false }, content, AbortSignal.abort(new Error('stop')))).rejects.toThrow(
      'stop',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('below a file is an input error and leaves nothing', async () => {
    writeFileSync(join(folder, 'loaf'), '');
    await expect(writeCase({ dir: join(folder, 'loaf', 'case'), inputs: [], force: false }, content)).rejects.toMatchObject({
      code: 'E_OUTPUT_UNWRITABLE',
    });
    expect(readdirSync(folder)).toEqual(['loaf']);
  });
});

describe('a name that is taken', () => {
  test('by an empty folder is used', async () => {
    mkdirSync(dir);
    await writeCase({ dir, inputs: [], force: false }, content);
    expect(existsSync(join(dir, 'report.json'))).toBe(true);
  });

  test('by an earlier case is replaced only with force', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    await expect(writeCase({ dir, inputs: [], force: false }, content)).rejects.toMatchObject({
      code: 'E_OUTPUT_EXISTS',
      exitCode: 2,
    });
    await writeCase({ dir, inputs: [], force: true }, { ...content, argv: ['second'] });
    expect(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')).argv).toEqual(['second']);
    expect(readdirSync(folder)).toEqual(['case']);
  });

  test('by anything else is refused even with force', async () => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'recipe.txt'), 'rye');
    await expect(writeCase({ dir, inputs: [], force: true }, content)).rejects.toMatchObject({ code: 'E_OUTPUT_EXISTS' });
    expect(readdirSync(dir)).toEqual(['recipe.txt']);
  });

  test('by an earlier case with a note of a person in it is refused even with force', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    writeFileSync(join(dir, 'notes.md'), 'mine');
    await expect(writeCase({ dir, inputs: [], force: true }, content)).rejects.toThrow('also holds notes.md');
  });
});

test('an input folder is never written to, nor a folder with an input replaced', async () => {
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  writeFileSync(join(logs, 'a.ndjson'), '{}');
  await expect(writeCase({ dir: join(logs, 'case'), inputs: [logs], force: false }, content)).rejects.toMatchObject({
    code: 'E_OUTPUT_IN_INPUT',
  });
  await expect(writeCase({ dir: logs, inputs: [join(logs, 'a.ndjson')], force: true }, content)).rejects.toMatchObject({
    code: 'E_OUTPUT_IN_INPUT',
  });
  expect(readdirSync(logs)).toEqual(['a.ndjson']);
});

describe('reading a case', () => {
  beforeEach(() => writeCase({ dir, inputs: [], force: false }, content));

  test('gives back what was written', async () => {
    expect(await readCase(dir)).toEqual({ report: content.report, accounts: content.accounts });
  });

  test('finds a file that was changed', async () => {
    appendFileSync(join(dir, 'accounts.ndjson'), '{"account":"planted"}\n');
    await expect(readCase(dir)).rejects.toMatchObject({ code: 'E_CASE_CHANGED', exitCode: 4 });
  });

  test('refuses another major version, another shape, and a folder that is no case', async () => {
    rmSync(join(dir, 'manifest.json'));
    writeFileSync(join(dir, 'report.json'), JSON.stringify({ ...content.report, schemaVersion: '2.0.0' }));
    await expect(readCase(dir)).rejects.toMatchObject({ code: 'E_CASE_VERSION' });
    writeFileSync(join(dir, 'report.json'), '{"loaf": 1}');
    await expect(readCase(dir)).rejects.toMatchObject({ code: 'E_CASE_SHAPE' });
    await expect(readCase(folder)).rejects.toMatchObject({ code: 'E_CASE_MISSING', exitCode: 3 });
  });

  test('rendering again gives the same page and keeps the manifest true', async () => {
    const page = readFileSync(join(dir, 'report.html'), 'utf8');
    const manifest = readFileSync(join(dir, 'manifest.json'), 'utf8');
    writeFileSync(join(dir, 'report.html'), 'spoilt');
    await renderCase(dir);
    expect(readFileSync(join(dir, 'report.html'), 'utf8')).toBe(page);
    expect(readFileSync(join(dir, 'manifest.json'), 'utf8')).toBe(manifest);
  });
});
