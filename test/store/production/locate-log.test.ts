import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateLog, realFolder } from '../../../src/store/production/locate-log.js';

let folder: string;
let root: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hydrometer-locate-')));
  root = join(folder, 'logs');
  mkdirSync(join(root, 'a', 'b'), { recursive: true });
  for (const path of ['x.ndjson', 'a/x.ndjson', 'a/b/y.ndjson']) writeFileSync(join(root, path), '{}');
  writeFileSync(join(folder, 'secret.ndjson'), '{}');
  symlinkSync(join(folder, 'secret.ndjson'), join(root, 'out.ndjson'));
  symlinkSync(folder, join(root, 'up'));
  symlinkSync(join(root, 'x.ndjson'), join(root, 'in.ndjson'));
  execFileSync('mkfifo', [join(root, 'pipe.ndjson')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a log that a report names', () => {
  test.each([
    ['x.ndjson', 'x.ndjson'],
    ['/data/export/a/x.ndjson', 'a/x.ndjson'],
    ['old/logs/x.ndjson', 'x.ndjson'],
    ['../elsewhere/a/b/y.ndjson', 'a/b/y.ndjson'],
    ['./a//b/./y.ndjson', 'a/b/y.ndjson'],
    ['C:\\logs\\a\\x.ndjson', 'a/x.ndjson'],
    ['in.ndjson', 'x.ndjson'],
  ])('%s is found by the longest end of its path that is there', (path, expected) => {
    expect(locateLog(root, path)).toBe(join(root, expected));
  });

  test.each([
    '../secret.ndjson',
    'a/../../secret.ndjson',
    '/etc/passwd',
    '..\\secret.ndjson',
    '/',
    '',
    '..',
    '.',
    'a',
    'pipe.ndjson',
    'x.ndjson\0.gz',
    '-',
    'no/such/file',
    `${'d/'.repeat(100)}x.ndjson`,
  ])('%j is not found', (path) => {
    expect(locateLog(root, path)).toBeNull();
  });

  test.each(['out.ndjson', 'up/secret.ndjson', 'a/up/secret.ndjson'])('%s, a link that leads out, is refused', (path) => {
    expect(() => locateLog(root, path)).toThrow(expect.objectContaining({ code: 'E_LOG_OUTSIDE' }));
  });
});

test('the folder of the logs has to be one', () => {
  expect(realFolder(join(root, 'a', '..'))).toBe(root);
  expect(() => realFolder(join(root, 'x.ndjson'))).toThrow(expect.objectContaining({ code: 'E_INPUT_MISSING' }));
});
