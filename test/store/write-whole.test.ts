import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAllWhole, writeWhole } from '../../src/store/write-whole.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hydrometer-whole-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => ({ path: join(folder, name), parts: [Buffer.from(text)] });

describe('files that belong together', () => {
  test('have their names when all of them are written', async () => {
    await writeAllWhole([file('tides.csv', 'ebb'), file('piers.csv', 'north')]);
    expect(readdirSync(folder).sort()).toEqual(['piers.csv', 'tides.csv']);
    expect(readFileSync(join(folder, 'piers.csv'), 'utf8')).toBe('north');
  });

  test('leave what was there before when one of them cannot be written', async () => {
    writeFileSync(join(folder, 'page.html'), 'old page');
    const listeners = process.listenerCount('exit');
    const writing = writeAllWhole([file('page.html', 'new page'), file('no-such-folder/manifest.json', '{}')]);
    await expect(writing).rejects.toMatchObject({
      code: 'E_OUTPUT_UNWRITABLE',
      message: `${join(folder, 'no-such-folder/manifest.json')}: expected a file that can be written, got ENOENT: no such file or directory; choose another path`,
    });
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('old page');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(process.listenerCount('exit')).toBe(listeners);
  });
});

test('a path through a file is told as what cannot be written', async () => {
  writeFileSync(join(folder, 'pier'), 'a file');
  await expect(writeWhole(join(folder, 'pier', 'night.digest'), [])).rejects.toMatchObject({
    code: 'E_OUTPUT_UNWRITABLE',
    message: expect.stringContaining('ENOTDIR'),
  });
});

test('a file whose parts fail on the way is not there, and nothing is left of it', async () => {
  const parts = function* (): Generator<Uint8Array> {
    yield Buffer.from('first');
    throw new Error('no second part');
  };
  await expect(writeWhole(join(folder, 'half.digest'), parts())).rejects.toMatchObject({ code: 'E_OUTPUT_UNWRITABLE' });
  expect(readdirSync(folder).filter((name) => name.includes('half'))).toEqual([]);
});
