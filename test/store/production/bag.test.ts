import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBag } from '../../../src/store/production/bag.js';
import { validateBag } from './validate-bag.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-bag-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a bag', () => {
  test('is complete and valid, its manifests in the order of paths', async () => {
    const bag = createBag(folder);
    for (const path of ['data/b.txt', 'data/a/c.bin', 'data/a.txt']) await bag.add(path, Buffer.from([0, 255, path.length]));
    await bag.close([['External-Identifier', 'Rye']]);
    expect(validateBag(folder)).toEqual([]);
    const paths = readFileSync(join(folder, 'manifest-sha512.txt'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ')[1]);
    expect(paths).toEqual(['data/a.txt', 'data/a/c.bin', 'data/b.txt']);
    expect(readFileSync(join(folder, 'bag-info.txt'), 'utf8')).toBe('External-Identifier: Rye\nPayload-Oxum: 9.3\n');
  });

  test('keeps a value with line ends on one line, so that it is no second label', async () => {
    const bag = createBag(folder);
    await bag.add('data/a', '');
    await bag.close([['Contact-Name', 'A. Baker\r\nPayload-Oxum: 0.0']]);
    expect(readFileSync(join(folder, 'bag-info.txt'), 'utf8').split('\n')[0]).toBe('Contact-Name: A. Baker Payload-Oxum: 0.0');
  });

  test.each(['data/../a', '/data/a', 'a', 'data/', 'data//a', 'data/.a', 'data/a%0A', 'data/é', 'data/a\nb', 'data\\a'])(
    'takes no path such as %j',
    async (path) => {
      await expect(createBag(folder).add(path, '')).rejects.toThrow('no path for a bag');
    },
  );

  test('takes no two paths that differ in case only', async () => {
    const bag = createBag(folder);
    await bag.add('data/Loaf', '');
    await expect(bag.add('data/loaf', '')).rejects.toThrow('no path for a bag');
  });
});
