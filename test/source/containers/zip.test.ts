import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openSources, releaseSources } from '../../../src/source/open.js';
import { readPlaces } from '../../../src/source/read-places.js';
import { collectOpened, containerFixture } from '../collect-rows.js';

const library = containerFixture('library.zip');
const inside = (path: string): string => path.slice(path.lastIndexOf('/', path.indexOf('.zip')) + 1);

async function folderOf(...names: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hydrometer-zip-'));
  for (const name of names) copyFileSync(containerFixture(name), join(folder, name));
  return folder;
}

describe('zip', () => {
  test('each regular member is a source of its own, whatever container or compression it has', async () => {
    const { sources, rows, rejects } = await collectOpened(await openSources([library]));
    expect(sources.map(({ path, compression, container }) => [inside(path), compression, container])).toEqual([
      ['library.zip', 'none', 'zip'],
      ['library.zip!2026/april.ndjson', 'none', 'ndjson'],
      ['library.zip!2026/august.ndjson.gz', 'deflate+gzip', 'ndjson'],
      ['library.zip!2026/july.ndjson.zst', 'deflate+zstd', 'ndjson'],
      ['library.zip!2026/june.csv', 'deflate', 'csv'],
      ['library.zip!2026/march.ndjson', 'deflate', 'ndjson'],
      ['library.zip!2026/may.ndjson.gz', 'gzip', 'ndjson'],
    ]);
    expect(rows.map(({ value }) => Number(value.loan))).toEqual([3, 4, 11, 12, 9, 10, 7, 8, 1, 2, 5, 6]);
    expect(rejects).toEqual([]);
  });

  test('members that are no logs are listed with a reason', async () => {
    const { unread } = await openSources([library]);
    expect(unread.map(({ path, code, reason }) => [inside(path), code, reason.split(';')[0]])).toEqual([
      ['library.zip!2026/latest.ndjson', 'E_INPUT_IGNORED', 'is a link'],
      ['library.zip!__MACOSX/2026/._march.ndjson', 'E_FORMAT_UNKNOWN', expect.stringContaining('got binary data')],
      ['library.zip!read me.txt', 'E_FORMAT_UNKNOWN', expect.stringContaining('"Dear harbour master,"')],
    ]);
  });

  test('the archive is hashed as a file, its members as they are stored and as they come out', async () => {
    const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
    const { sources, tallies } = await collectOpened(await openSources([library]));
    const april = '{"loan": 3, "title": "Möwen"}\n{"loan": 4, "title": "Tide tables"}\n';
    expect(tallies[0]?.storedSha256).toBe(sha256(readFileSync(library)));
    expect(sources[1]?.sizeBytes).toBe(Buffer.byteLength(april));
    expect(tallies[1]).toMatchObject({ storedSha256: sha256(april), streamSha256: sha256(april) });
    expect(tallies[5]?.streamSha256).toBe(sha256(april.replace('3', '1').replace('4', '2')));
  });

  test('places are read back from members', async () => {
    const { sources, rows } = await collectOpened(await openSources([library]));
    for (const { place, value } of rows) {
      const source = sources[place.source]!;
      const [bytes] = await readPlaces(source, [place]);
      if (source.container === 'ndjson') expect(JSON.parse(String(bytes))).toEqual(value);
      else expect(String(bytes)).toBe(Object.values(value).join(','));
    }
  });

  test('zip64 is read', async () => {
    const { rows } = await collectOpened(await openSources([containerFixture('zip64.zip')]));
    expect(rows.map(({ value }) => value.loan)).toEqual([3, 4, 1, 2]);
  });

  test('members of one name are told apart, and no name leads anywhere', async () => {
    const { sources } = await openSources([containerFixture('same-names.zip')]);
    expect(sources.map(({ path }) => inside(path).slice('same-names.zip'.length))).toEqual([
      '',
      '!../march.ndjson',
      '!march.ndjson',
      '!march.ndjson#2',
    ]);
  });

  test.each([
    [
      'an encrypted member',
      'encrypted-member.zip',
      'E_ARCHIVE_ENCRYPTED',
      'april.ndjson: expected a member without encryption, got an encrypted one; unpack the archive with its password',
    ],
    ['another method of compression', 'odd-method.zip', 'E_ARCHIVE_METHOD', 'got compression method 12'],
    ['a bomb', 'bomb.zip', 'E_ARCHIVE_BOMB', '51 bytes for 1073741824 in march.ndjson: it looks like a zip bomb'],
    ['a cut archive', 'cut.zip', 'E_ARCHIVE_DAMAGED', 'cut or damaged'],
    ['an archive without logs', 'without-logs.zip', 'E_FORMAT_UNKNOWN', 'none among 1'],
  ])('%s is an error when it was named, and unread in a folder', async (_, name, code, words) => {
    await expect(openSources([containerFixture(name)])).rejects.toMatchObject({
      code,
      exitCode: 3,
      message: expect.stringContaining(words),
    });
    const folder = await folderOf('crlf.ndjson', name);
    const { sources, unread } = await openSources([folder]);
    expect(sources.some(({ path }) => path.endsWith('crlf.ndjson'))).toBe(true);
    expect(unread.map((input) => input.code === code || code === 'E_FORMAT_UNKNOWN')).toContain(true);
  });

  test('an archive in an archive is refused in words, its neighbours are read', async () => {
    const { rows, unread } = await collectOpened(await openSources([containerFixture('nested.zip')]));
    expect(rows.map(({ value }) => value.loan)).toEqual([1, 2]);
    expect(unread).toMatchObject([
      { reason: expect.stringContaining('a zip archive inside another container; unpack the outer one first') },
    ]);
  });

  test('a member that is larger than the archive says, or has another checksum, is damaged', async () => {
    const lying = await collectOpened(await openSources([containerFixture('lying-member.zip')]));
    expect(lying.rows.map(({ value }) => value.loan)).toEqual([3, 4]);
    expect(lying.rejects.at(-1)?.reason).toContain('more than the 20 bytes that the archive says');
    const { rows, rejects } = await collectOpened(await openSources([containerFixture('wrong-crc.zip')]));
    expect(rows).toHaveLength(4);
    expect(rejects).toMatchObject([{ code: 'E_INPUT_TRUNCATED', reason: expect.stringContaining('a checksum other than') }]);
  });

  test('an archive comes in through standard input', async () => {
    const opened = await openSources(['-'], { stdin: Readable.from([readFileSync(library)]) });
    const { rows, sources } = await collectOpened(opened);
    expect(rows).toHaveLength(12);
    expect(sources[1]?.path).toBe('-!2026/april.ndjson');
    releaseSources(sources);
    expect(() => readFileSync(sources[0]!.location)).toThrow('ENOENT');
  });

  test('an archive without members holds nothing to read', async () => {
    const path = join(await folderOf(), 'empty.zip');
    writeFileSync(path, Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]));
    await expect(openSources([path])).rejects.toMatchObject({
      code: 'E_FORMAT_UNKNOWN',
      message: expect.stringContaining('an archive without files'),
    });
  });
});
