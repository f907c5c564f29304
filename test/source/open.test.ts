import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { cutPieces, openSources, PIECE_BYTES, releaseSources } from '../../src/source/open.js';
import type { Source } from '../../src/source/source.js';
import { containerFixture } from './collect-rows.js';

const ROW = '{"loan":1}\n';

/** A folder with the files named, each holding one row. */
function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-open-'));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), ROW);
  }
  return folder;
}

async function found(folder: string, ...paths: readonly string[]): Promise<string[]> {
  const { sources } = await openSources(paths.map((path) => join(folder, path)));
  return sources.map(({ path }) => path.slice(folder.length + 1));
}

describe('openSources', () => {
  test('takes logs from folders in folders, sorted by code unit', async () => {
    const folder = folderWith('b.ndjson', 'Z.jsonl', 'a/c.log', 'a/audit', 'notes.txt', '.hidden.ndjson', '.git/config.json');
    expect(await found(folder, '')).toEqual(['Z.jsonl', 'a/audit', 'a/c.log', 'b.ndjson']);
  });

  test('takes a named file whatever it is called', async () => {
    const folder = folderWith('export.txt');
    expect(await found(folder, 'export.txt')).toEqual(['export.txt']);
  });

  test('reads each file once, however often it is named', async () => {
    const folder = folderWith('b.ndjson', 'a.ndjson');
    expect(await found(folder, 'b.ndjson', '', '*.ndjson', './b.ndjson')).toEqual(['a.ndjson', 'b.ndjson']);
  });

  test('expands a pattern that the shell left alone', async () => {
    const folder = folderWith('2026-03-01.ndjson', '2026-03-02.ndjson', '2026-04-01.ndjson');
    expect(await found(folder, '2026-03-*.ndjson')).toEqual(['2026-03-01.ndjson', '2026-03-02.ndjson']);
  });

  test('prefers a file of that very name over a pattern', async () => {
    const folder = folderWith('log[1].ndjson', 'log1.ndjson');
    expect(await found(folder, 'log[1].ndjson')).toEqual(['log[1].ndjson']);
  });

  test('leaves out what it wrote into a case folder', async () => {
    const folder = folderWith(
      'case/report.json',
      'case/manifest.json',
      'case/accounts.ndjson',
      'case/links.ndjson',
      'case/rejects.ndjson',
      'case/march.ndjson',
      'report.json',
    );
    expect(await found(folder, '')).toEqual(['case/march.ndjson', 'report.json']);
  });

  test('does not follow links out of a folder', async () => {
    const folder = folderWith('a.ndjson');
    symlinkSync(containerFixture('crlf.ndjson'), join(folder, 'b.ndjson'));
    expect(await found(folder, '')).toEqual(['a.ndjson']);
  });

  test('copies standard input and removes the copy', async () => {
    const { sources } = await openSources(['-'], { stdin: Readable.from([ROW, ROW]) });
    const { location } = sources[0] as Source;
    expect(sources[0]).toMatchObject({ path: '-', sizeBytes: 22, container: 'ndjson' });
    expect(readFileSync(location, 'utf8')).toBe(ROW + ROW);
    releaseSources(sources);
    expect(() => readFileSync(location)).toThrow('ENOENT');
  });

  test.each([
    ['a path that is not there', ['no-such.ndjson'], 'E_INPUT_MISSING', 'expected a file, a folder or a pattern, found nothing'],
    ['a pattern without matches', ['*.no-such'], 'E_INPUT_MISSING', 'found none'],
    ['no path at all', [], 'E_INPUT_EMPTY', 'got none'],
  ])('refuses %s', async (_, paths, code, words) => {
    await expect(openSources(paths)).rejects.toMatchObject({ code, exitCode: 3, message: expect.stringContaining(words) });
  });

  test('refuses a folder without logs', async () => {
    await expect(openSources([folderWith('notes.txt')])).rejects.toMatchObject({ code: 'E_INPUT_EMPTY', exitCode: 3 });
  });

  test.each([
    ['prose.log', 'text that starts with "Dear harbour master,"'],
    ['utf16.csv', 'UTF-16 text'],
  ])('refuses %s and says what was seen', async (file, seen) => {
    await expect(openSources([containerFixture(file)])).rejects.toMatchObject({
      code: 'E_FORMAT_UNKNOWN',
      message: expect.stringContaining(seen),
    });
  });
});

describe('cutPieces', () => {
  const source = (index: number, sizeBytes: number, changes: Partial<Source> = {}): Source => {
    return { index, path: `${index}`, location: `/${index}`, sizeBytes, compression: 'none', container: 'ndjson', ...changes };
  };

  test('numbers the pieces over all sources, and leaves whole what cannot be cut', () => {
    const size = PIECE_BYTES * 2 + 5;
    const sources = [
      source(0, size),
      source(1, size, { compression: 'gzip' }),
      source(2, size, { container: 'csv' }),
      source(3, 0),
    ];
    expect(cutPieces(sources)).toEqual([
      { index: 0, source: 0, startByte: 0, endByte: PIECE_BYTES },
      { index: 1, source: 0, startByte: PIECE_BYTES, endByte: PIECE_BYTES * 2 },
      { index: 2, source: 0, startByte: PIECE_BYTES * 2, endByte: size },
      { index: 3, source: 1, startByte: 0, endByte: size },
      { index: 4, source: 2, startByte: 0, endByte: size },
      { index: 5, source: 3, startByte: 0, endByte: 0 },
    ]);
  });
});
