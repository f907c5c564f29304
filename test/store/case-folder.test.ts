import { createHash, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/options.js';
import { type CaseContent, writeCase } from '../../src/store/case-folder.js';
import { CASE_FILES } from '../../src/store/case-paths.js';
import { readCase, renderCase } from '../../src/store/read-case.js';
import { checkSignature, readSigner } from '../../src/store/signature.js';
import { bakery } from '../report/bakery.js';

const content: CaseContent = {
  ...bakery(),
  links: [{ group: 'G-001', left: 'rye', right: 'spelt', bits: 4.5, signals: [{ id: 'content', bits: 5.5 }] }],
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

/** The report on paper is written only where it is asked for. */
const WRITTEN = CASE_FILES.filter((name) => name !== 'report.pdf');

let folder: string;
let dir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-test-'));
  dir = join(folder, 'case');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writing a case', () => {
  test('leaves seven files, and the manifest names the hash of each other one', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    expect(readdirSync(dir).sort()).toEqual([...WRITTEN].sort());
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ tool: 'hydrometer', argv: ['analyze', 'logs'], seed: 11 });
    expect(manifest.inputs.map(({ path }: { path: string }) => path)).toEqual(content.report.sources.map(({ path }) => path));
    for (const { name, size, sha256 } of manifest.outputs) {
      const bytes = readFileSync(join(dir, name));
      expect([size, sha256]).toEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')]);
    }
  });

  test('keeps the report on paper beside them, with its hash', async () => {
    const pdf = new TextEncoder().encode('%PDF-1.7 of the bakery');
    await writeCase({ dir, inputs: [], force: false }, { ...content, pdf });
    expect(readFileSync(join(dir, 'report.pdf'))).toEqual(Buffer.from(pdf));
    const { outputs } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
      outputs: { name: string; sha256: string }[];
    };
    expect(outputs.find(({ name }) => name === 'report.pdf')?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
  });

  test('twice gives the same bytes', async () => {
    await writeCase({ dir, inputs: [], force: false }, content);
    const again = join(folder, 'again');
    await writeCase({ dir: again, inputs: [], force: false }, content);
    for (const name of WRITTEN) expect(readFileSync(join(again, name), 'utf8')).toBe(readFileSync(join(dir, name), 'utf8'));
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

describe('a signed case', () => {
  const keyFile = (): string => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return path;
  };

  test('has a signature of its manifest, which names the key; any other byte does not fit', async () => {
    const signer = readSigner(keyFile());
    await writeCase({ dir, inputs: [], force: false }, { ...content, signer });
    const manifest = readFileSync(join(dir, 'manifest.json'));
    const text = readFileSync(join(dir, 'manifest.json.sig'), 'utf8');
    expect(JSON.parse(manifest.toString())).toMatchObject({ signedBy: signer.keyId });
    expect(checkSignature(text, 'manifest.json', manifest)).toEqual({ keyId: signer.keyId, differences: [] });
    expect(checkSignature(text, 'manifest.json', Buffer.concat([manifest, Buffer.from(' ')])).differences).toHaveLength(2);
    expect(checkSignature(text, 'tagmanifest-sha256.txt', manifest).differences).toHaveLength(1);
    expect(checkSignature(text.replace('"keyId":"', '"keyId":"0'), 'manifest.json', manifest).differences).toHaveLength(1);
    expect(checkSignature('{}', 'manifest.json', manifest).differences).toHaveLength(1);
    expect(readdirSync(dir).some((name) => readFileSync(join(dir, name), 'utf8').includes('PRIVATE KEY'))).toBe(false);
  });

  test('needs an Ed25519 key', () => {
    writeFileSync(
      join(folder, 'rsa.pem'),
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    expect(() => readSigner(join(folder, 'rsa.pem'))).toThrow('got a key of another kind');
    expect(() => readSigner(join(folder, 'gone.pem'))).toThrow('got no file');
  });

  test('is not given another page', async () => {
    await writeCase({ dir, inputs: [], force: false }, { ...content, signer: readSigner(keyFile()) });
    await expect(renderCase(dir)).resolves.toBeUndefined();
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    for (const output of manifest.outputs) if (output.name === 'report.html') output.sha256 = '0'.repeat(64);
    writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
    await expect(renderCase(dir)).rejects.toMatchObject({ code: 'E_CASE_SEALED' });
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
