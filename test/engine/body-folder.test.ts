import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openBodyFolder, readBody } from '../../src/engine/body-folder.js';

function bodyFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-bodies-'));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

async function bodyOf(files: Readonly<Record<string, string | Buffer>>, path: string, maxBytes = 1000) {
  const folder = await openBodyFolder(bodyFolder(files));
  return readBody(folder.files, path, maxBytes);
}

const text = (value: string) => ({ kind: 'text', text: value });
const MISSING = { kind: 'missing' };

describe('openBodyFolder', () => {
  test('lists every file, whatever its name, with one hash over all', async () => {
    const folder = bodyFolder({ 'b/two.body': 'Sand', 'a.json.gz.part': 'Salt', '.hidden': 'x' });
    const list = `${sha256('Salt')}  a.json.gz.part\n${sha256('Sand')}  b/two.body\n`;
    const { tally } = await openBodyFolder(folder);
    expect(tally).toEqual({ path: folder, files: 2, sizeBytes: 8, listSha256: sha256(list), read: 0, missing: 0 });
  });

  test('follows no link out of the folder', async () => {
    const folder = bodyFolder({ 'a.json': 'Salt' });
    symlinkSync('/etc/passwd', join(folder, 'b.json'));
    symlinkSync('/etc', join(folder, 'c'));
    const { files, tally } = await openBodyFolder(folder);
    expect(tally.files).toBe(1);
    expect(readBody(files, 's3://store/b.json', 1e6)).toEqual(MISSING);
    expect(readBody(files, 'c/passwd', 1e6)).toEqual(MISSING);
  });

  test.each([
    ['a file', () => join(bodyFolder({ 'a.json': 'Salt' }), 'a.json'), 'E_INPUT_MISSING'],
    ['nothing', () => join(bodyFolder({}), 'absent'), 'E_INPUT_MISSING'],
    ['an empty folder', () => bodyFolder({}), 'E_INPUT_EMPTY'],
  ])('%s is an input error', async (_, path, code) => {
    await expect(openBodyFolder(path())).rejects.toMatchObject({ code, exitCode: 3 });
  });
});

describe('readBody', () => {
  test.each([
    ['a copy of the bucket', 'logs/data/07/x_input.json'],
    ['a copy of one level of it', '07/x_input.json'],
    ['a copy of the last level', 'x_input.json'],
    ['a folder that holds a copy of the bucket', 'copies/store/logs/data/07/x_input.json'],
    ['a folder that holds a copy without the bucket', 'copies/logs/data/07/x_input.json'],
  ])('finds a body in %s', async (_, path) => {
    expect(await bodyOf({ [path]: 'Fog' }, 's3://store/logs/data/07/x_input.json')).toEqual(text('Fog'));
  });

  test('paths that only end alike are different bodies', async () => {
    expect(await bodyOf({ '08/x.json': 'Fog' }, 's3://store/data/07/x.json')).toEqual(MISSING);
    expect(await bodyOf({ 'other/data/07/x.json': 'Fog' }, 's3://store/logs/data/07/x.json')).toEqual(MISSING);
  });

  test('the file with the longer path in common is meant', async () => {
    const files = { 'x.json': 'Sand', '07/x.json': 'Fog' };
    expect(await bodyOf(files, 's3://store/data/07/x.json')).toEqual(text('Fog'));
  });

  test('of two copies above the bucket none is meant', async () => {
    const files = { 'one/data/x.json': 'Sand', 'two/data/x.json': 'Fog' };
    expect(await bodyOf(files, 's3://store/data/x.json')).toEqual(MISSING);
  });

  test('gzip is opened', async () => {
    expect(await bodyOf({ 'x.json.gz': gzipSync('Fog') }, 's3://store/x.json.gz')).toEqual(text('Fog'));
  });

  test.each([
    ['larger than a row may be', 'x'.repeat(1001)],
    ['larger once it is opened', gzipSync('x'.repeat(100_000))],
    ['cut', gzipSync('Fog over the quay').subarray(0, 20)],
    ['no UTF-8', Buffer.from([0xff, 0xfe])],
  ])('a body that is %s is missing', async (_, bytes) => {
    expect(await bodyOf({ 'x.json': bytes }, 'x.json')).toEqual(MISSING);
  });

  test.each(['../x.json', '/../../x.json', '', '://', 's3://', 'a/../x.jsonn'])('%j leads nowhere', async (path) => {
    expect(await bodyOf({ 'a/x.json': 'Fog' }, path)).toEqual(MISSING);
  });
});
